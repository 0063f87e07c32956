package dev.rederive.engine.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Which instances of a large family are looked at. */
public final class Instances {
  private Instances() {}

  /**
   * At most so many instances: the first, the last, and others drawn by the question's seed, in their
   * order.
   */
  public static List<Instance> choose(Question question, int limit) {
    List<Instance> all = question.instances();
    if (all.size() <= limit) {
      return all;
    }
    SplittableRandom random = new SplittableRandom(question.seed() ^ 0x5DEECE66DL);
    List<Instance> chosen = new ArrayList<>(limit);
    for (int k = 0; k < limit; k++) {
      // One of each stretch of equal length, so that no layer of a family is missed.
      long from = (long) k * all.size() / limit;
      long to = (long) (k + 1) * all.size() / limit;
      int place = k == 0 ? 0 : k == limit - 1 ? all.size() - 1 : (int) random.nextLong(from, to);
      chosen.add(all.get(place));
    }
    return chosen;
  }

  /** {@code  in 64 of 79510 instances}, or nothing where there is only one. */
  public static String describe(Question question, int looked) {
    int all = question.instances().size();
    return all == 1
        ? ""
        : looked == all
            ? " in each of " + all + " instances"
            : " in " + looked + " of " + all + " instances";
  }
}
