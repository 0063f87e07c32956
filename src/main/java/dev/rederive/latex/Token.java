package dev.rederive.latex;

import dev.rederive.source.Span;

/**
 * One token of LaTeX.
 *
 * @param text the character, the command without its backslash, the environment's name, or the
 *     running text, by kind
 * @param span the raw text it stems from; for the output of a macro the macro's call
 * @param spaced whether white space stands before it
 */
record Token(Kind kind, String text, Span span, boolean spaced) {
  enum Kind {
    LETTER,
    DIGIT,
    COMMAND,
    /** Any other character: {@code +}, {@code (}, {@code ,}. */
    CHARACTER,
    OPEN,
    CLOSE,
    SUB,
    SUP,
    PRIME,
    ALIGN,
    ROW,
    BEGIN,
    END,
    /** {@code \left(}: the text is the delimiter. */
    LEFT,
    RIGHT,
    MIDDLE,
    /** The content of {@code \text}, blanks as written. */
    TEXT,
    /** The content of {@code \mathrm}, {@code \operatorname}. */
    WORD,
    /** What cannot be read at all; the text is the reason. */
    BROKEN
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean is(Kind other, String value) {
    return kind == other && text.equals(value);
  }

  boolean isCharacter(String value) {
    return is(Kind.CHARACTER, value);
  }

  boolean isCommand(String value) {
    return is(Kind.COMMAND, value);
  }

  Token at(Span place) {
    return new Token(kind, text, place, spaced);
  }

  Token withSpace(boolean space) {
    return space == spaced ? this : new Token(kind, text, span, space);
  }

  /** The token as it would be written. */
  String latex() {
    return switch (kind) {
      case COMMAND -> "\\" + text;
      case BEGIN -> "\\begin{" + text + "}";
      case END -> "\\end{" + text + "}";
      case LEFT -> "\\left" + text;
      case RIGHT -> "\\right" + text;
      case MIDDLE -> "\\middle" + text;
      case ROW -> "\\\\";
      default -> text;
    };
  }
}
