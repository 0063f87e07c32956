package dev.rederive.report;

import dev.rederive.check.Verdict;

/** How parts of a report are set off from each other: by colour, or not at all. */
public enum Palette {
  /** Text alone. */
  PLAIN,
  /** The escape sequences that every colour terminal knows. */
  COLOURED;

  private static final String RED = "1;31";
  private static final String GREEN = "32";
  private static final String YELLOW = "1;33";
  private static final String MAGENTA = "1;35";
  private static final String CYAN = "36";
  private static final String BOLD = "1";
  private static final String FAINT = "2";

  String place(String text) {
    return paint(BOLD, text);
  }

  String error(String text) {
    return paint(RED, text);
  }

  String caret(String text) {
    return paint("1;" + GREEN, text);
  }

  String faint(String text) {
    return paint(FAINT, text);
  }

  String verdict(Verdict verdict, String text) {
    return switch (verdict) {
      case PROVED -> paint(GREEN, text);
      case AGREES, KNOWN_WRONG, SKIPPED -> paint(CYAN, text);
      case UNDECIDED, UNREAD -> paint(YELLOW, text);
      case REFUTED -> paint(RED, text);
      case CONFLICT -> paint(MAGENTA, text);
    };
  }

  private String paint(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
