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
}
