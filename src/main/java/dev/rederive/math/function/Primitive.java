package dev.rederive.math.function;

/** The functions that the number systems know; every other function is a formula over these. */
public enum Primitive {
  EXP,
  LN,
  SIN,
  COS,
  ATAN,
  /** Has a kink at 0. */
  ABS,
  /** −1 or 1, not defined at 0. */
  SIGN
}
