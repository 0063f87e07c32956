package dev.rederive.cli;

/** What the user says about colour. */
public enum ColourWish {
  /** Colour where a terminal shows the text, unless the environment sets {@code NO_COLOR}. */
  ON_TERMINALS,
  /** No colour anywhere. */
  NEVER
}
