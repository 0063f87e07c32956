package dev.rederive.document;

import dev.rederive.source.Composition;
import dev.rederive.source.Markup;
import dev.rederive.source.Page;
import dev.rederive.source.Source;
import java.util.List;

/** The way from the text of a file to the source of a document. */
public final class Opening {
  private final Neighbours beside;
  private final List<Page> macros;

  /**
   * @param beside where the files are that documents take in
   * @param macros files of macro definitions, in force in every document
   */
  public Opening(Neighbours beside, List<Page> macros) {
    this.beside = beside;
    this.macros = List.copyOf(macros);
  }

  /** What became of a text. */
  public sealed interface Result {}

  public record Readable(Source source) implements Result {}

  /**
   * The file is broken as a whole.
   *
   * @param problem what is wrong, as the end of a sentence about the file
   */
  public record Unusable(String problem) implements Result {}

  /**
   * Puts a document's text together: what TeX takes in where it takes it in, of a notebook the
   * cells of text, and the macro files, which the document's own definitions override.
   *
   * @param path how the document is called in messages
   * @param text the whole file
   * @param markup what it is written in; null to tell by its name, or else by the text
   */
  public Result open(String path, String text, Markup markup) {
    Markup known = markup == null ? Documents.markup(path) : markup;
    Markup read = known == null ? Documents.guess(text) : known;
    Composition whole = new Composition(path, read);
    switch (read) {
      case NOTEBOOK -> {
        NotebookCells cells = NotebookCells.of(text);
        if (cells.problem() != null) {
          return new Unusable(cells.problem());
        }
        for (Page cell : cells.pages()) {
          whole.append(cell, 0, cell.text().length());
          whole.fill("\n\n");
        }
        given(whole);
      }
      case TEX -> {
        // A call means the last definition before it, so what may be overridden comes first.
        given(whole);
        new TexInclusion(whole, beside).append(Page.own(text));
      }
      case MARKDOWN, RESTRUCTURED_TEXT -> {
        if (macros.isEmpty()) {
          Page own = Page.own(text);
          whole.append(own, 0, text.length());
        } else {
          // Behind the text, because there a definition holds where no other does.
          whole.append(Page.own(text), 0, text.length());
          whole.fill("\n\n");
          given(whole);
        }
      }
      default -> throw new IllegalStateException("no reader for " + read);
    }
    return new Readable(whole.source());
  }

  private void given(Composition whole) {
    for (Page page : macros) {
      MacroFile.append(page, whole);
    }
  }
}
