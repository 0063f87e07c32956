package dev.rederive.math;

/** What a statement says of its two sides. */
public enum Relation {
  EQUAL("="),
  APPROXIMATE("≈"),
  LESS("<"),
  LESS_OR_EQUAL("≤"),
  GREATER(">"),
  GREATER_OR_EQUAL("≥"),
  NOT_EQUAL("≠");

  private final String sign;

  Relation(String sign) {
    this.sign = sign;
  }

  public String sign() {
    return sign;
  }

  /** Whether it holds between two numbers that compare like this. */
  public boolean holds(int order) {
    return switch (this) {
      case EQUAL, APPROXIMATE -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }
}
