package dev.rederive.engine.modular;

import dev.rederive.engine.Evidence;
import java.util.Locale;

/** What the identity test says: that all differences are zero, or nothing. */
public sealed interface ModularResult {
  /**
   * Every difference is zero wherever it is defined, up to the stated chance of an error.
   *
   * @param trials how many independent trials found zero everywhere
   * @param errorBits log2 of the bound on the chance that all trials are wrong; at most &minus;100
   * @param independent what was treated as independent, a short sentence
   */
  record Equal(int trials, double errorBits, String independent) implements ModularResult {
    @Override
    public Evidence evidence() {
      String detail =
          String.format(
              Locale.ROOT,
              "zero in %d trials modulo random primes, chance of error at most 2^%d; %s",
              trials,
              (long) Math.ceil(errorBits),
              independent);
      return new Evidence(Evidence.Engine.MODULAR, Evidence.Outcome.EQUAL, detail, null, null);
    }
  }

  /** Nothing is known: neither equal nor unequal. */
  record Silent(String reason) implements ModularResult {
    @Override
    public Evidence evidence() {
      return Evidence.silent(Evidence.Engine.MODULAR, reason);
    }
  }

  Evidence evidence();
}
