package dev.rederive.math.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All of them, by name. */
public final class ElementaryFunctions {
  private static final List<ElementaryFunction> ALL =
      List.of(
          new Exponential(),
          new NaturalLogarithm(),
          new Sine(),
          new Cosine(),
          new Arctangent(),
          new AbsoluteValue(),
          new Signum(),
          new CommonLogarithm(),
          new Tangent(),
          new Cotangent(),
          new Secant(),
          new Cosecant(),
          new HyperbolicSine(),
          new HyperbolicCosine(),
          new HyperbolicTangent(),
          new HyperbolicCotangent(),
          new HyperbolicSecant(),
          new Arcsine(),
          new Arccosine(),
          new InverseHyperbolicTangent(),
          new InverseHyperbolicSine(),
          new InverseHyperbolicCosine(),
          new Maximum(),
          new Minimum());

  private static final Map<String, ElementaryFunction> BY_NAME = new HashMap<>();

  static {
    for (ElementaryFunction function : ALL) {
      for (String name : function.texNames()) {
        BY_NAME.put(name, function);
      }
    }
  }

  private ElementaryFunctions() {}

  public static List<ElementaryFunction> all() {
    return ALL;
  }

  /** The function TeX calls this, without the backslash, or null. */
  public static ElementaryFunction byTexName(String name) {
    return BY_NAME.get(name);
  }
}
