package dev.rederive.latex;

/** Scripts as they are collected; null and 0 where absent. */
final class Scripts {
  Notation sub;
  Notation sup;
  int primes;

  boolean isEmpty() {
    return sub == null && sup == null && primes == 0;
  }
}
