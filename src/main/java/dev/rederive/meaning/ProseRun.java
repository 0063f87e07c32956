package dev.rederive.meaning;

import dev.rederive.document.Document;
import dev.rederive.document.DocumentItem;
import dev.rederive.document.DocumentItem.Layout;
import dev.rederive.document.DocumentItem.MathFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of running text with the formulas in it, without markup: words in small letters, marks
 * of punctuation, formulas. It ends where a paragraph, a display or a heading does.
 *
 * @param tokens a formula is the one character {@code FIRST + k} for the k-th passage
 */
record ProseRun(List<String> tokens, List<Passage> passages) {
  /** Formulas are characters from here on, none of which stands in any text. */
  private static final char FIRST = '\ue000';

  private static final char LAST = '\uf8ff';

  /** Of a stretch with more formulas the rest is a stretch of its own. */
  private static final int MOST = 6000;

  private static final Pattern COMMENT =
      Pattern.compile("<!--.*?-->|(?m)^\\s*%.*$", Pattern.DOTALL);
  private static final Pattern MARKUP =
      Pattern.compile("\\\\(?:emph|textbf|textit|text|underline)\\{|[*_`{}]|\\\\[a-zA-Z]+");
  private static final Pattern PARAGRAPH =
      Pattern.compile("\\n[ \\t>]*\\n|\\\\par\\b|\\n\\s*(?:[-+*]|\\d+\\.) ");
  private static final Pattern TOKEN =
      Pattern.compile("[\\ue000-\\uf8ff]|[\\p{L}'’]+(?:-[\\p{L}]+)*|-\\p{L}+|[.,;:!?()]");
  private static final Pattern PLANE = Pattern.compile("[\\ue000-\\uf8ff]");

  /** The stretches of a document that hold a formula, in order. */
  static List<ProseRun> of(Document document, Map<Integer, Passage> passages) {
    List<ProseRun> runs = new ArrayList<>();
    String raw = document.source().text();
    StringBuilder text = new StringBuilder();
    List<Passage> formulas = new ArrayList<>();
    int at = 0;
    for (int k = 0; k < document.items().size(); k++) {
      DocumentItem item = document.items().get(k);
      if (item.span().start() < at) {
        continue;
      }
      String[] before = paragraphs(raw.substring(at, item.span().start()));
      text.append(before[0]);
      for (int part = 1; part < before.length; part++) {
        finish(text, formulas, runs);
        text.append(before[part]);
      }
      at = item.span().end();
      boolean inline = item instanceof MathFragment fragment && fragment.layout() == Layout.INLINE;
      if (inline && passages.containsKey(k) && formulas.size() < MOST) {
        text.append((char) (FIRST + formulas.size()));
        formulas.add(passages.get(k));
      } else if (!(item instanceof DocumentItem.Directive)) {
        finish(text, formulas, runs);
      }
    }
    text.append(paragraphs(raw.substring(Math.min(at, raw.length())))[0]);
    finish(text, formulas, runs);
    return runs;
  }

  private static String[] paragraphs(String raw) {
    String plain = PLANE.matcher(COMMENT.matcher(raw).replaceAll(" ")).replaceAll(" ");
    return PARAGRAPH.split(plain, -1);
  }

  private static void finish(StringBuilder text, List<Passage> formulas, List<ProseRun> runs) {
    if (!formulas.isEmpty()) {
      List<String> tokens = new ArrayList<>();
      Matcher token = TOKEN.matcher(MARKUP.matcher(text).replaceAll(" "));
      while (token.find()) {
        tokens.add(token.group().toLowerCase(Locale.ROOT));
      }
      runs.add(new ProseRun(List.copyOf(tokens), List.copyOf(formulas)));
    }
    text.setLength(0);
    formulas.clear();
  }

  /** A word or mark; empty beyond the ends. */
  String word(int k) {
    return k < 0 || k >= tokens.size() ? "" : tokens.get(k);
  }

  boolean is(int k, String word) {
    return word(k).equals(word);
  }

  boolean isFormula(int k) {
    return !word(k).isEmpty() && word(k).charAt(0) >= FIRST && word(k).charAt(0) <= LAST;
  }

  boolean isWord(int k) {
    return !word(k).isEmpty() && !isFormula(k) && !".,;:!?()".contains(word(k));
  }

  boolean endsSentence(int k) {
    return !word(k).isEmpty() && ".;!?".contains(word(k));
  }

  Passage passage(int k) {
    return passages.get(word(k).charAt(0) - FIRST);
  }
}
