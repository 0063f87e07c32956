package dev.rederive.engine.dag;

/** What a node of a {@link Dag} does with its children. */
public enum Op {
  /** A rational number; the payload is its value. */
  CONSTANT,
  /** A rounded decimal, any number of a closed range; the payload is a {@link RoundedNumber}. */
  ROUNDED,
  PI,
  /** A free real variable; the payload is an {@link Atom}. */
  VARIABLE,
  /** A quantity with its definition as only child; the payload is an {@link Atom}. */
  NAMED,
  /** Two or more terms. */
  ADD,
  /** Two or more factors. */
  MULTIPLY,
  /** A rational power; the payload is the exponent. */
  POWER,
  EXP,
  LN,
  SIN,
  COS,
  ATAN,
  ABS,
  SIGN,
  /**
   * A function nobody defined, or a partial derivative of one, at its children; the payload is an
   * {@link OpaqueFunction}.
   */
  OPAQUE,
  /**
   * One of two values: children are left, right, then, otherwise; the payload is the {@link
   * dev.rederive.math.Relation} between left and right.
   */
  SELECT,
  /** The derivative of the first child with respect to the second, a variable or named node. */
  DERIVATIVE
}
