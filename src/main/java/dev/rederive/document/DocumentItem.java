package dev.rederive.document;

import dev.rederive.source.Span;

/** A part of a document that the checker looks at, in document order. */
public sealed interface DocumentItem {
  Span span();

  /**
   * A piece of mathematics.
   *
   * @param layout display or inline
   * @param span the whole, delimiters included
   * @param content the LaTeX between the delimiters, by offset into the raw text
   */
  record MathFragment(Layout layout, Span span, Span content) implements DocumentItem {}

  enum Layout {
    DISPLAY,
    INLINE
  }

  /**
   * {@code <!-- rederive: name argument -->} or {@code % rederive: name argument}.
   *
   * @param name the first word
   * @param argument the rest, trimmed; line breaks kept
   */
  record Directive(String name, String argument, Span span) implements DocumentItem {}

  /** A heading; the level of {@code #} or {@code \section} is 1. */
  record Heading(int level, String text, Span span) implements DocumentItem {}

  /** Macro definitions that stand in the text, outside any mathematics: a preamble, say. */
  record MacroText(Span span) implements DocumentItem {}

  /** A place where the document itself is broken: an unclosed {@code $$}, say. */
  record Defect(String message, Span span) implements DocumentItem {}
}
