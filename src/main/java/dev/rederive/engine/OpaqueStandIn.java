package dev.rederive.engine;

import dev.rederive.engine.dag.OpaqueFunction;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;

/**
 * A smooth function put in the place of one that nobody defined: f(x) = a + Σ bᵢxᵢ + sin(d + Σ cᵢxᵢ)
 * with short random coefficients that depend on the function's name only. All its partial
 * derivatives are known exactly.
 */
public final class OpaqueStandIn {
  private OpaqueStandIn() {}

  /** The value of the function, or of its partial derivative, or null where an argument is. */
  public static <T> T value(Arithmetic<T> arithmetic, OpaqueFunction function, List<T> arguments) {
    SplittableRandom random =
        new SplittableRandom(function.name().hashCode() * 0x9E3779B97F4A7C15L);
    T constant = arithmetic.constant(tenths(random));
    T phase = arithmetic.constant(tenths(random));
    T linear = constant;
    int total = 0;
    BigFraction scale = BigFraction.ONE;
    BigFraction slope = BigFraction.ZERO;
    for (int i = 0; i < arguments.size(); i++) {
      BigFraction b = tenths(random);
      BigFraction c = tenths(random);
      int order = function.orders().get(i);
      total += order;
      scale = scale.multiply(c.pow(order));
      slope = order == 1 ? b : slope;
      T x = arguments.get(i);
      linear = arithmetic.add(linear, arithmetic.multiply(arithmetic.constant(b), x));
      phase = arithmetic.add(phase, arithmetic.multiply(arithmetic.constant(c), x));
      if (linear == null || phase == null) {
        return null;
      }
    }
    T wave = total % 2 == 0 ? arithmetic.sin(phase) : arithmetic.cos(phase);
    if (wave == null) {
      return null;
    }
    BigFraction sign = total % 4 >= 2 ? BigFraction.MINUS_ONE : BigFraction.ONE;
    wave = arithmetic.multiply(arithmetic.constant(scale.multiply(sign)), wave);
    if (total == 0) {
      return arithmetic.add(linear, wave);
    }
    return total == 1 ? arithmetic.add(arithmetic.constant(slope), wave) : wave;
  }

  private static BigFraction tenths(SplittableRandom random) {
    return new BigFraction(random.nextInt(3, 19), 10);
  }
}
