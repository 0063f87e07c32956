package dev.rederive.source;

import java.util.List;
import java.util.Objects;

/**
 * The text of one document, and the translation from offsets to places. Mostly that is one file,
 * unchanged; a document that takes in other files, or that consists of cells, is the stretches of
 * them in order.
 */
public final class Source {
  private final String path;
  private final Markup markup;
  private final String text;
  private final List<Part> parts;
  private final List<Remark> remarks;

  /**
   * A stretch of a page in the document's text.
   *
   * @param start where it begins in the document's text
   * @param from where it begins in the page's text
   * @param length in characters; up to the next part there may be some that stand in no page
   */
  public record Part(Page page, int start, int from, int length) {
    /** The offset after its last character in the document's text. */
    public int end() {
      return start + length;
    }
  }

  /** Something wrong that was seen when the text was put together. */
  public record Remark(Span span, String message) {}

  /**
   * A document of one piece.
   *
   * @param path how the file is called in messages and reports; never opened again
   * @param text the whole text, line endings as they are in the file
   */
  public Source(String path, String text) {
    this(path, null, text, List.of(new Part(Page.own(text), 0, 0, text.length())), List.of());
  }

  Source(String path, Markup markup, String text, List<Part> parts, List<Remark> remarks) {
    this.path = path;
    this.markup = markup;
    this.text = text;
    this.parts = parts;
    this.remarks = remarks;
  }

  public String path() {
    return path;
  }

  /** What it is written in; null if only its name can tell. */
  public Markup markup() {
    return markup;
  }

  public String text() {
    return text;
  }

  /** Its stretches, at least one, in order. */
  public List<Part> parts() {
    return parts;
  }

  /** What could not be taken in, in the order of the text. */
  public List<Remark> remarks() {
    return remarks;
  }

  /** The raw text under the span. */
  public String slice(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** Line and column of an offset; the end of the text is a valid offset. */
  public Position position(int offset) {
    int low = 0;
    int high = parts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (parts.get(middle).start() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    Part part = parts.get(low);
    return part.page().position(low, part.from() + Math.min(offset - part.start(), part.length()));
  }

  /** The page that a place is on. */
  public Page page(Position place) {
    return parts.get(place.part()).page();
  }

  /**
   * The page of that name.
   *
   * @param file an included file; null for the document's own
   * @param cell counted from 1; 0 outside notebooks
   * @return null if there is none
   */
  public Page page(String file, int cell) {
    for (Part part : parts) {
      Page page = part.page();
      if (page.cell() == cell && Objects.equals(page.file(), file)) {
        return page;
      }
    }
    return null;
  }

  /** The text of a line of the first page, counted from 1, without its line ending. */
  public String line(int number) {
    return parts.get(0).page().line(number);
  }

  /** The lines of the first page. */
  public int lineCount() {
    return parts.get(0).page().lineCount();
  }
}
