package dev.rederive.document;

import dev.rederive.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Reads a notebook's cells one by one, so that what is left open in one ends with it. */
final class NotebookReader {
  private final Source source;

  NotebookReader(Source source) {
    this.source = source;
  }

  Document read() {
    List<DocumentItem> items = new ArrayList<>();
    for (Source.Part part : source.parts()) {
      String text = source.text().substring(part.start(), part.end());
      for (DocumentItem item : new MarkdownReader(new Source(source.path(), text)).read().items()) {
        items.add(item.shifted(part.start()));
      }
    }
    return new Document(source, List.copyOf(items));
  }
}
