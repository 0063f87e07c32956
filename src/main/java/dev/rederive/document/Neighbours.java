package dev.rederive.document;

import dev.rederive.source.Page;

/** The files that a document may take in: those in its own folder and below, and no others. */
public interface Neighbours {
  /** A document that stands alone. */
  Neighbours NONE =
      (name, beside) ->
          name.endsWith(".sty")
              ? new Absent()
              : new Refused("files are taken in only where the document is named by its path");

  /**
   * Opens a file.
   *
   * @param name as the document writes it, the suffix included
   * @param beside the page that names it; a file is looked for in the document's folder, then in
   *     the folder of this page
   */
  Answer open(String name, Page beside);

  /** What became of it. */
  sealed interface Answer {}

  /** Its text. Two pages of one file have the same {@link Page#file}. */
  record Opened(Page page) implements Answer {}

  /** There is no such file. */
  record Absent() implements Answer {}

  /** What was already given in another way, and need not be taken in. */
  record Known() implements Answer {}

  /**
   * There is one, but it may or can not be read.
   *
   * @param reason why not, and what to do
   */
  record Refused(String reason) implements Answer {}
}
