package dev.rederive.engine.sampling;

import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;

/** Ways to draw one short number. */
enum Draw {
  /** 0.7, −1.3, 2. */
  TENTHS,
  /** ±1 to ±5. */
  INTEGERS,
  POSITIVE,
  NEGATIVE,
  /** Hundredths between 0 and 1. */
  UNIT,
  /** −3.47, 0.62. */
  HUNDREDTHS,
  /** ±6 to ±40. */
  LARGE,
  /** ±0.002 to ±0.099. */
  SMALL,
  /** ±0.01 to ±0.45: keeps sums of many products moderate. */
  MODEST,
  /** Any of the others. */
  MIXED,
  /** ±10² to ±10⁹; where nothing else serves. */
  HUGE;

  /**
   * A short number.
   *
   * @param nearest the double nearest to it
   */
  record Drawn(BigFraction exact, double nearest) {
    static Drawn of(BigFraction exact) {
      return new Drawn(exact, Numbers.nearest(exact));
    }
  }

  private static final Drawn[] WHOLE = multiples(1, 40);
  private static final Drawn[] TENTH = multiples(10, 60);
  private static final Drawn[] HUNDREDTH = multiples(100, 500);
  private static final Drawn[] THOUSANDTH = multiples(1000, 100);

  /** In which order points are drawn: plain numbers first, rare regions later. */
  static final Draw[] SCHEDULE = {
    TENTHS,
    INTEGERS,
    TENTHS,
    POSITIVE,
    UNIT,
    HUNDREDTHS,
    NEGATIVE,
    TENTHS,
    MIXED,
    LARGE,
    TENTHS,
    SMALL,
    POSITIVE,
    HUNDREDTHS,
    UNIT,
    MIXED,
    TENTHS,
    HUNDREDTHS
  };

  /** What is tried, in turn, for variables that keep something from being defined. */
  static final Draw[] REPAIRS = {POSITIVE, UNIT, TENTHS, NEGATIVE, SMALL, LARGE, HUNDREDTHS, HUGE};

  private static final Draw[] ANY = values();

  private static Drawn[] multiples(int denominator, int count) {
    Drawn[] result = new Drawn[2 * count + 1];
    for (int k = -count; k <= count; k++) {
      result[k + count] = Drawn.of(new BigFraction(k, denominator));
    }
    return result;
  }

  /** From tables mostly, so that many variables share few objects. */
  Drawn number(SplittableRandom random) {
    int sign = random.nextBoolean() ? 1 : -1;
    return switch (this) {
      case TENTHS -> tenths(sign * random.nextInt(1, 26));
      case INTEGERS -> tenths(sign * 10 * random.nextInt(1, 6));
      case POSITIVE -> tenths(random.nextInt(1, 31));
      case NEGATIVE -> tenths(-random.nextInt(1, 31));
      case UNIT -> HUNDREDTH[500 + random.nextInt(1, 100)];
      case HUNDREDTHS -> HUNDREDTH[500 + sign * random.nextInt(1, 500)];
      case LARGE -> WHOLE[40 + sign * random.nextInt(6, 41)];
      case SMALL -> THOUSANDTH[100 + sign * random.nextInt(2, 100)];
      case MODEST -> HUNDREDTH[500 + sign * random.nextInt(1, 46)];
      case HUGE -> Drawn.of(new BigFraction(sign * (long) Math.pow(10, random.nextInt(2, 10))));
      case MIXED -> ANY[random.nextInt(MIXED.ordinal())].number(random);
    };
  }

  private static Drawn tenths(int count) {
    return TENTH[60 + count];
  }
}
