package dev.rederive.document;

import dev.rederive.source.Source;
import java.util.Locale;

/** The way from a source to its document. */
public final class Documents {
  private Documents() {}

  /**
   * Reads a document: TeX by the suffixes {@code .tex}, {@code .latex}, {@code .ltx}, everything
   * else as Markdown. Never throws on its content: what is broken is a {@link DocumentItem.Defect}
   * and the rest is read. Work grows linearly with the length.
   *
   * @return the items in the order of their offsets
   */
  public static Document read(Source source) {
    String path = source.path().toLowerCase(Locale.ROOT);
    boolean tex = path.endsWith(".tex") || path.endsWith(".latex") || path.endsWith(".ltx");
    return tex ? new TexReader(source).read() : new MarkdownReader(source).read();
  }

  /** Whether files of this name are documents by their suffix; a directory is searched for these. */
  public static boolean hasKnownSuffix(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    for (String suffix : new String[] {".md", ".markdown", ".tex", ".latex", ".ltx"}) {
      if (name.endsWith(suffix)) {
        return true;
      }
    }
    return false;
  }
}
