package dev.rederive.engine;

import org.hipparchus.fraction.BigFraction;

/**
 * A number system that the evaluator can run in. A result of {@code null} means "not defined here"
 * (a quotient by zero, the logarithm of a negative number, a point that an enclosure cannot keep
 * apart from such a place); the evaluator passes it on and never hands {@code null} in.
 *
 * @param <T> its numbers
 */
public interface Arithmetic<T> {
  T constant(BigFraction value);

  /** Any number of the closed range; number systems without ranges take the middle. */
  T range(BigFraction low, BigFraction high);

  T pi();

  T add(T a, T b);

  T multiply(T a, T b);

  T negate(T a);

  /** 1/a. */
  T reciprocal(T a);

  /** a^exponent; a non-integer exponent needs a &ge; 0, odd roots included. */
  T power(T a, BigFraction exponent);

  T exp(T a);

  /** The natural logarithm. */
  T ln(T a);

  T sin(T a);

  T cos(T a);

  T atan(T a);

  T abs(T a);

  /** &minus;1 or 1; not defined at 0, where |a| has its kink. */
  T sign(T a);
}
