package dev.rederive.engine.floating;

import dev.rederive.engine.Arithmetic;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.hipparchus.fraction.BigFraction;

/**
 * Pairs of doubles, about 31 digits. A result that is not finite, or whose argument is too large to
 * be reduced, is {@code null}.
 */
public final class DoubleDoubleArithmetic implements Arithmetic<DoubleDouble> {
  private static final MathContext DIGITS = new MathContext(50);
  private static final BigDecimal PI_DIGITS =
      new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459");
  private static final BigDecimal LN_2_DIGITS =
      new BigDecimal("0.69314718055994530941723212145817656807550013436025525412068001");

  private static final DoubleDouble PI = DoubleDouble.of(PI_DIGITS);
  private static final double[] HALF_PI_PARTS = parts(PI_DIGITS.divide(BigDecimal.valueOf(2)));
  private static final double[] LN_2_PARTS = parts(LN_2_DIGITS);

  /** 1/n!. */
  private static final DoubleDouble[] RECIPROCAL_FACTORIALS = new DoubleDouble[30];

  /** 1/(2n+1): with |z| &lt; 2^-3, 18 terms reach 2^-108. */
  private static final DoubleDouble[] ODD_RECIPROCALS = new DoubleDouble[19];

  /** exp(r/2^9) for |r| &lt; 0.35 needs terms up to 2^-10.5&middot;9 / 9!: below 2^-110. */
  private static final int EXP_HALVINGS = 9;

  private static final int EXP_TERMS = 9;
  private static final double LARGEST_ANGLE = 0x1p50;

  static {
    BigDecimal factorial = BigDecimal.ONE;
    for (int n = 0; n < RECIPROCAL_FACTORIALS.length; n++) {
      factorial = n == 0 ? factorial : factorial.multiply(BigDecimal.valueOf(n));
      RECIPROCAL_FACTORIALS[n] = DoubleDouble.of(BigDecimal.ONE.divide(factorial, DIGITS));
    }
    for (int n = 0; n < ODD_RECIPROCALS.length; n++) {
      ODD_RECIPROCALS[n] = DoubleDouble.ONE.divide(DoubleDouble.of(2 * n + 1));
    }
  }

  /** A constant as the sum of three doubles, for arguments reduced by large multiples of it. */
  private static double[] parts(BigDecimal value) {
    double first = value.doubleValue();
    BigDecimal rest = value.subtract(new BigDecimal(first));
    double second = rest.doubleValue();
    return new double[] {first, second, rest.subtract(new BigDecimal(second)).doubleValue()};
  }

  private static DoubleDouble finite(DoubleDouble value) {
    return value.isFinite() ? value : null;
  }

  /** a &minus; k &middot; constant. */
  private static DoubleDouble reduce(DoubleDouble a, double k, double[] constant) {
    DoubleDouble rest = a;
    for (double part : constant) {
      rest = rest.subtract(DoubleDouble.product(k, part));
    }
    return rest;
  }

  @Override
  public DoubleDouble constant(BigFraction value) {
    BigInteger numerator = value.getNumerator();
    BigInteger denominator = value.getDenominator();
    if (numerator.bitLength() <= 53 && denominator.bitLength() <= 53) {
      return DoubleDouble.of(numerator.doubleValue())
          .divide(DoubleDouble.of(denominator.doubleValue()));
    }
    return finite(
        DoubleDouble.of(new BigDecimal(numerator).divide(new BigDecimal(denominator), DIGITS)));
  }

  @Override
  public DoubleDouble range(BigFraction low, BigFraction high) {
    return constant(low.add(high).divide(2));
  }

  @Override
  public DoubleDouble pi() {
    return PI;
  }

  @Override
  public DoubleDouble add(DoubleDouble a, DoubleDouble b) {
    return finite(a.add(b));
  }

  @Override
  public DoubleDouble multiply(DoubleDouble a, DoubleDouble b) {
    return finite(a.multiply(b));
  }

  @Override
  public DoubleDouble negate(DoubleDouble a) {
    return a.negate();
  }

  @Override
  public DoubleDouble reciprocal(DoubleDouble a) {
    return a.high() == 0 ? null : finite(DoubleDouble.ONE.divide(a));
  }

  @Override
  public DoubleDouble power(DoubleDouble a, BigFraction exponent) {
    BigInteger numerator = exponent.getNumerator();
    boolean integer = exponent.getDenominator().bitLength() == 1;
    if (integer && numerator.bitLength() < 16) {
      return integerPower(a, numerator.intValue());
    }
    if (a.signum() == 0) {
      return numerator.signum() > 0 ? DoubleDouble.ZERO : null;
    }
    if (a.signum() < 0) {
      DoubleDouble magnitude = integer ? power(a.negate(), exponent) : null;
      return magnitude == null || !numerator.testBit(0) ? magnitude : magnitude.negate();
    }
    if (exponent.getDenominator().equals(BigInteger.TWO) && numerator.bitLength() < 16) {
      return integerPower(a.squareRoot(), numerator.intValue());
    }
    DoubleDouble factor = constant(exponent);
    DoubleDouble product = factor == null ? null : finite(ln(a).multiply(factor));
    return product == null ? null : exp(product);
  }

  private DoubleDouble integerPower(DoubleDouble a, int n) {
    DoubleDouble result = DoubleDouble.ONE;
    DoubleDouble square = a;
    for (int rest = Math.abs(n); rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = result.multiply(square);
      }
      square = rest > 1 ? square.multiply(square) : square;
    }
    return n < 0 ? reciprocal(result) : finite(result);
  }

  @Override
  public DoubleDouble exp(DoubleDouble a) {
    if (a.high() > 709.7) {
      return null;
    }
    if (a.high() < -746) {
      return DoubleDouble.ZERO;
    }
    double k = Math.rint(a.high() / LN_2_PARTS[0]);
    DoubleDouble r = reduce(a, k, LN_2_PARTS).scale(-EXP_HALVINGS);
    // exp(r) - 1, kept apart from 1 while it is doubled: (1+y)^2 - 1 = 2y + y^2.
    DoubleDouble y = RECIPROCAL_FACTORIALS[EXP_TERMS];
    for (int n = EXP_TERMS - 1; n >= 1; n--) {
      y = y.multiply(r).add(RECIPROCAL_FACTORIALS[n]);
    }
    y = y.multiply(r);
    for (int i = 0; i < EXP_HALVINGS; i++) {
      y = y.multiply(y).add(y.scale(1));
    }
    return finite(y.add(DoubleDouble.ONE).scale((int) k));
  }

  @Override
  public DoubleDouble ln(DoubleDouble a) {
    if (a.signum() <= 0) {
      return null;
    }
    int shift = Math.getExponent(a.high());
    if (shift < -900 || shift > 900) {
      // Keep exp(-y) below away from the ends of the range.
      DoubleDouble rest = ln(a.scale(-shift));
      return reduce(rest, -shift, LN_2_PARTS);
    }
    double estimate = Math.log(a.high());
    if (Math.abs(estimate) < 0.25) {
      return nearOne(a);
    }
    // One Newton step for exp(y) = a doubles the digits: y + a exp(-y) - 1.
    DoubleDouble y = DoubleDouble.of(estimate);
    DoubleDouble residual = a.multiply(exp(y.negate())).subtract(DoubleDouble.ONE);
    return y.add(residual);
  }

  /** 2 artanh((a&minus;1)/(a+1)), which keeps the relative digits of a small logarithm. */
  private static DoubleDouble nearOne(DoubleDouble a) {
    DoubleDouble z = a.subtract(DoubleDouble.ONE).divide(a.add(DoubleDouble.ONE));
    DoubleDouble square = z.multiply(z);
    DoubleDouble sum = ODD_RECIPROCALS[ODD_RECIPROCALS.length - 1];
    for (int n = ODD_RECIPROCALS.length - 2; n >= 0; n--) {
      sum = sum.multiply(square).add(ODD_RECIPROCALS[n]);
    }
    return sum.multiply(z).scale(1);
  }

  @Override
  public DoubleDouble sin(DoubleDouble a) {
    return sine(a, 0);
  }

  @Override
  public DoubleDouble cos(DoubleDouble a) {
    return sine(a, 1);
  }

  /** sin(a + shift &pi;/2). */
  private static DoubleDouble sine(DoubleDouble a, int shift) {
    if (Math.abs(a.high()) > LARGEST_ANGLE) {
      return null;
    }
    double k = Math.rint(a.high() / HALF_PI_PARTS[0]);
    DoubleDouble r = k == 0 ? a : reduce(a, k, HALF_PI_PARTS);
    int quadrant = (int) ((long) k + shift & 3);
    DoubleDouble value = (quadrant & 1) == 0 ? sineSeries(r) : cosineSeries(r);
    return quadrant >= 2 ? value.negate() : value;
  }

  private static DoubleDouble sineSeries(DoubleDouble r) {
    return alternating(r.multiply(r), 27).multiply(r);
  }

  private static DoubleDouble cosineSeries(DoubleDouble r) {
    return alternating(r.multiply(r), 28);
  }

  /** &Sigma; (&minus;1)^i t^i / n! over n = last, last &minus; 2, …, down to 0 or 1. */
  private static DoubleDouble alternating(DoubleDouble t, int last) {
    DoubleDouble minus = t.negate();
    DoubleDouble sum = RECIPROCAL_FACTORIALS[last];
    for (int n = last - 2; n >= 0; n -= 2) {
      sum = sum.multiply(minus).add(RECIPROCAL_FACTORIALS[n]);
    }
    return sum;
  }

  @Override
  public DoubleDouble atan(DoubleDouble a) {
    if (Math.abs(a.high()) > 0x1p500) {
      DoubleDouble half = PI.scale(-1);
      return a.signum() > 0 ? half : half.negate();
    }
    double estimate = Math.atan(a.high());
    if (Math.abs(estimate) < 0x1p-40) {
      // atan a = a - a^3/3 + O(a^5).
      return a.subtract(a.multiply(a).multiply(a).divide(DoubleDouble.of(3)));
    }
    // tan(atan a - y) = (a cos y - sin y) / (cos y + a sin y), and the angle left is tiny.
    DoubleDouble y = DoubleDouble.of(estimate);
    DoubleDouble sine = sin(y);
    DoubleDouble cosine = cos(y);
    DoubleDouble above = a.multiply(cosine).subtract(sine);
    DoubleDouble below = cosine.add(a.multiply(sine));
    return y.add(above.divide(below));
  }

  @Override
  public DoubleDouble abs(DoubleDouble a) {
    return a.signum() < 0 ? a.negate() : a;
  }

  @Override
  public DoubleDouble sign(DoubleDouble a) {
    return a.signum() == 0 ? null : DoubleDouble.of(a.signum());
  }
}
