package dev.rederive.document;

import dev.rederive.source.Span;

/** A part of a document that the checker looks at, in document order. */
public sealed interface DocumentItem {
  Span span();

  /** The same item in a text that has so many characters more before it. */
  DocumentItem shifted(int by);

  private static Span shifted(Span span, int by) {
    return new Span(span.start() + by, span.end() + by);
  }

  /**
   * A piece of mathematics.
   *
   * @param layout display or inline
   * @param span the whole, delimiters included
   * @param content the LaTeX between the delimiters, by offset into the raw text
   * @param wrapping what of the content belongs to the markup around it
   */
  record MathFragment(Layout layout, Span span, Span content, Wrapping wrapping)
      implements DocumentItem {
    /** LaTeX as it is. */
    public MathFragment(Layout layout, Span span, Span content) {
      this(layout, span, content, Wrapping.NONE);
    }

    @Override
    public MathFragment shifted(int by) {
      return new MathFragment(
          layout, DocumentItem.shifted(span, by), DocumentItem.shifted(content, by), wrapping);
    }
  }

  enum Layout {
    DISPLAY,
    INLINE
  }

  /**
   * What stands in the raw text of a formula and is not part of it.
   *
   * @param quotes how many {@code >} of block quotes begin its lines
   * @param escapes which backslashes are those of the markup
   */
  record Wrapping(int quotes, Escapes escapes) {
    public static final Wrapping NONE = new Wrapping(0, Escapes.NONE);
  }

  /** Backslashes that the markup takes away before LaTeX is read. */
  enum Escapes {
    NONE,
    /** In a cell of a table {@code \|} is a bar that ends no cell. */
    BARS,
    /** Between {@code \\(} and {@code \\)} every mark of punctuation may be escaped. */
    PUNCTUATION;

    /** What Markdown lets a backslash escape. */
    public static final String ASCII_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  }

  /**
   * {@code <!-- rederive: name argument -->} or {@code % rederive: name argument}.
   *
   * @param name the first word
   * @param argument the rest, trimmed; line breaks kept
   */
  record Directive(String name, String argument, Span span) implements DocumentItem {
    @Override
    public Directive shifted(int by) {
      return new Directive(name, argument, DocumentItem.shifted(span, by));
    }
  }

  /** A heading; the level of {@code #} or {@code \section} is 1. */
  record Heading(int level, String text, Span span) implements DocumentItem {
    @Override
    public Heading shifted(int by) {
      return new Heading(level, text, DocumentItem.shifted(span, by));
    }
  }

  /** Macro definitions that stand in the text, outside any mathematics: a preamble, say. */
  record MacroText(Span span) implements DocumentItem {
    @Override
    public MacroText shifted(int by) {
      return new MacroText(DocumentItem.shifted(span, by));
    }
  }

  /** A place where the document itself is broken: an unclosed {@code $$}, say. */
  record Defect(String message, Span span) implements DocumentItem {
    @Override
    public Defect shifted(int by) {
      return new Defect(message, DocumentItem.shifted(span, by));
    }
  }
}
