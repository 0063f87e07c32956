package dev.rederive.engine.modular;

import java.util.Arrays;

/**
 * A walk over all combinations of choices that an evaluation asks for one after the other. A later
 * choice may depend on earlier ones; each run follows one path from the root of that tree.
 */
final class Choices {
  private int[] taken = new int[8];
  private int[] options = new int[8];
  private int depth;
  private int asked;

  /** The next choice of this run, from 0 to count &minus; 1. */
  int next(int count) {
    if (asked == depth) {
      if (depth == taken.length) {
        taken = Arrays.copyOf(taken, 2 * depth);
        options = Arrays.copyOf(options, 2 * depth);
      }
      options[depth] = count;
      taken[depth++] = 0;
    }
    return taken[asked++];
  }

  /** Moves to the next path; false if all have been walked. */
  boolean advance() {
    asked = 0;
    while (depth > 0 && taken[depth - 1] + 1 == options[depth - 1]) {
      depth--;
    }
    if (depth == 0) {
      return false;
    }
    taken[depth - 1]++;
    return true;
  }

  /** The number of paths if every later path is as long as this one. */
  long paths() {
    long product = 1;
    for (int k = 0; k < depth; k++) {
      product = Math.min(1L << 40, product * options[k]);
    }
    return product;
  }
}
