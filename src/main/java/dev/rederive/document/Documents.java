package dev.rederive.document;

import dev.rederive.document.DocumentItem.Defect;
import dev.rederive.source.Markup;
import dev.rederive.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The way from a source to its document. */
public final class Documents {
  private static final Map<String, Markup> BY_SUFFIX = new TreeMap<>();
  private static final Pattern TEX =
      Pattern.compile(
          "^\\s*\\\\(documentclass|begin\\{document\\}|section\\*?\\{)", Pattern.MULTILINE);
  private static final Pattern RESTRUCTURED =
      Pattern.compile("^\\s*\\.\\. math::|:math:`", Pattern.MULTILINE);
  private static final Pattern FENCE = Pattern.compile("^\\s*(```|~~~|\\$\\$)", Pattern.MULTILINE);

  static {
    for (String suffix : List.of(".md", ".markdown", ".qmd", ".rmd")) {
      BY_SUFFIX.put(suffix, Markup.MARKDOWN);
    }
    for (String suffix : List.of(".tex", ".latex", ".ltx")) {
      BY_SUFFIX.put(suffix, Markup.TEX);
    }
    BY_SUFFIX.put(".ipynb", Markup.NOTEBOOK);
    BY_SUFFIX.put(".rst", Markup.RESTRUCTURED_TEXT);
  }

  private Documents() {}

  /**
   * Reads a document. What it is written in is told by its source, else by its name, else it is
   * Markdown. Never throws on its content: what is broken is a {@link DocumentItem.Defect} and the
   * rest is read. Work grows linearly with the length.
   *
   * @return the items in the order of their offsets
   */
  public static Document read(Source source) {
    Document document =
        switch (markup(source)) {
          case MARKDOWN -> new MarkdownReader(source).read();
          case TEX -> new TexReader(source).read();
          case NOTEBOOK -> new NotebookReader(source).read();
          case RESTRUCTURED_TEXT -> new RestructuredTextReader(source).read();
        };
    if (source.remarks().isEmpty()) {
      return document;
    }
    List<DocumentItem> items = new ArrayList<>(document.items());
    for (Source.Remark remark : source.remarks()) {
      items.add(new Defect(remark.message(), remark.span()));
    }
    items.sort(Comparator.comparingInt(item -> item.span().start()));
    return new Document(source, List.copyOf(items));
  }

  /** What a source is written in. */
  public static Markup markup(Source source) {
    Markup told = source.markup() == null ? markup(source.path()) : source.markup();
    return told == null ? Markup.MARKDOWN : told;
  }

  /** What a file of this name is written in; null if its name does not tell. */
  public static Markup markup(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    int point = name.lastIndexOf('.');
    return point < 0 ? null : BY_SUFFIX.get(name.substring(point));
  }

  /** Whether files of this name are documents; a directory is searched for these. */
  public static boolean isNamedLikeOne(String path) {
    return markup(path) != null;
  }

  /** What a text without a name is written in: Markdown, unless it shows that it is not. */
  public static Markup guess(String text) {
    String start = text.stripLeading();
    if (start.startsWith("{") && start.contains("\"cells\"")) {
      return Markup.NOTEBOOK;
    }
    var tex = TEX.matcher(text);
    var fence = FENCE.matcher(text);
    if (tex.find() && !(fence.find() && fence.start() < tex.start())) {
      return Markup.TEX;
    }
    return RESTRUCTURED.matcher(text).find() ? Markup.RESTRUCTURED_TEXT : Markup.MARKDOWN;
  }

  /** How the names of documents end. */
  public static List<String> suffixes() {
    return List.copyOf(BY_SUFFIX.keySet());
  }
}
