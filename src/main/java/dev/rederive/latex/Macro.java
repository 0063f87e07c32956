package dev.rederive.latex;

import java.util.List;

/**
 * One definition of a command.
 *
 * @param parameters its arguments in order
 * @param body its replacement; {@code #1} is the two tokens {@code #} and {@code 1}
 * @param definedAt where its definition begins
 */
record Macro(String name, List<Parameter> parameters, List<Token> body, int definedAt) {
  enum Kind {
    /** One token or one group. */
    MANDATORY,
    /** In brackets, where they follow; else its default. */
    OPTIONAL,
    /** A star, where one follows. */
    STAR
  }

  /**
   * One argument.
   *
   * @param otherwise what an optional one is if it is not given; null if it then has no value
   */
  record Parameter(Kind kind, List<Token> otherwise) {
    static final Parameter MANDATORY = new Parameter(Kind.MANDATORY, null);
    static final Parameter STAR = new Parameter(Kind.STAR, null);

    static Parameter optional(List<Token> otherwise) {
      return new Parameter(Kind.OPTIONAL, otherwise);
    }
  }

  /**
   * Another name for a command that is no macro. Its meaning stays what it is, even if a macro of
   * that name is defined later, so it is not looked up again.
   */
  boolean isAlias() {
    return parameters == null;
  }

  static Macro alias(String name, Token meaning, int definedAt) {
    return new Macro(name, null, List.of(meaning), definedAt);
  }

  Macro named(String other, int place) {
    return new Macro(other, parameters, body, place);
  }
}
