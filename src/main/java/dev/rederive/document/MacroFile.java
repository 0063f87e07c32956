package dev.rederive.document;

import dev.rederive.document.DocumentItem.MacroText;
import dev.rederive.source.Composition;
import dev.rederive.source.Page;
import dev.rederive.source.Source;

/** A file of which only the macro definitions count: a style file, what {@code --macros} names. */
final class MacroFile {
  private MacroFile() {}

  /** Appends the definitions, and nothing else of the file, one after the other. */
  static void append(Page page, Composition whole) {
    Source alone = new Source(page.file(), page.text());
    for (DocumentItem item : new TexReader(alone).read().items()) {
      if (item instanceof MacroText macro) {
        whole.append(page, macro.span().start(), macro.span().end());
        whole.fill("\n\n");
      }
    }
  }
}
