package dev.rederive.source;

import java.util.ArrayList;
import java.util.List;

/** Puts the text of one document together from stretches of several files or cells. */
public final class Composition {
  private final String path;
  private final Markup markup;
  private final StringBuilder text = new StringBuilder();
  private final List<Source.Part> parts = new ArrayList<>();
  private final List<Source.Remark> remarks = new ArrayList<>();

  /**
   * @param path how the document is called in messages and reports
   * @param markup what its text is written in
   */
  public Composition(String path, Markup markup) {
    this.path = path;
    this.markup = markup;
  }

  /** Appends the stretch of a page from one offset of its text to another. */
  public void append(Page page, int from, int to) {
    parts.add(new Source.Part(page, text.length(), from, to - from));
    text.append(page.text(), from, to);
  }

  /** Ends a part with a text that stands in no file; its place is the end of the part. */
  public void fill(String filler) {
    text.append(filler);
  }

  /** Notes what is wrong with the last so many characters. */
  public void remark(int characters, String message) {
    Span span = new Span(text.length() - characters, text.length());
    remarks.add(new Source.Remark(span, message));
  }

  /** The number of characters so far. */
  public int length() {
    return text.length();
  }

  public Source source() {
    return parts.isEmpty()
        ? new Source(
            path,
            markup,
            text.toString(),
            List.of(new Source.Part(Page.own(""), 0, 0, 0)),
            List.copyOf(remarks))
        : new Source(path, markup, text.toString(), List.copyOf(parts), List.copyOf(remarks));
  }
}
