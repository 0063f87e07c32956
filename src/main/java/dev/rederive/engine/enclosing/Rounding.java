package dev.rederive.engine.enclosing;

/** The direction in which an inexact result is rounded. */
enum Rounding {
  /** Towards &minus;&infin;. */
  DOWN,
  /** Towards +&infin;. */
  UP;

  Rounding opposite() {
    return this == DOWN ? UP : DOWN;
  }
}
