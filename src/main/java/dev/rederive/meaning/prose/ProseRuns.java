package dev.rederive.meaning.prose;

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

/** Takes the running text of a document apart into stretches. */
public final class ProseRuns {
  /** Of a stretch with more formulas the rest is a stretch of its own. */
  private static final int MOST = ProseRun.LAST - ProseRun.FIRST;

  private static final Pattern COMMENT =
      Pattern.compile("<!--.*?-->|(?m)^\\s*%.*$", Pattern.DOTALL);
  private static final Pattern MARKUP =
      Pattern.compile("\\\\(?:emph|textbf|textit|text|underline)\\{|[*_`{}]|\\\\[a-zA-Z]+");
  private static final Pattern PARAGRAPH =
      Pattern.compile("\\n[ \\t>]*\\n|\\\\par\\b|\\n\\s*(?:[-+*]|\\d+\\.) ");
  private static final Pattern TOKEN =
      Pattern.compile("[\\ue000-\\uf8ff]|[\\p{L}'’]+(?:-[\\p{L}]+)*|-\\p{L}+|[.,;:!?()]");
  private static final Pattern PLANE = Pattern.compile("[\\ue000-\\uf8ff]");

  private final List<ProseRun> runs = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Passage> formulas = new ArrayList<>();

  /** The display directly before the text at hand, or -1. */
  private int displayBefore = -1;

  /** Whether nothing but blanks has come since the last stretch. */
  private boolean atEndOfRun;

  private ProseRuns() {}

  /** The stretches of a document that hold a formula, in order. */
  public static List<ProseRun> of(Document document, Map<Integer, Passage> passages) {
    ProseRuns collector = new ProseRuns();
    String raw = document.source().text();
    int at = 0;
    for (int k = 0; k < document.items().size(); k++) {
      DocumentItem item = document.items().get(k);
      if (item.span().start() < at) {
        continue;
      }
      collector.words(raw.substring(at, item.span().start()));
      at = item.span().end();
      if (item instanceof MathFragment fragment && passages.containsKey(k)) {
        collector.formula(k, fragment, passages.get(k));
      } else if (!(item instanceof DocumentItem.Directive)) {
        collector.finish();
        collector.displayBefore = -1;
        collector.atEndOfRun = false;
      }
    }
    collector.words(raw.substring(Math.min(at, raw.length())));
    collector.finish();
    return List.copyOf(collector.runs);
  }

  private void words(String raw) {
    String plain = PLANE.matcher(COMMENT.matcher(raw).replaceAll(" ")).replaceAll(" ");
    String[] paragraphs = PARAGRAPH.split(plain, -1);
    for (int k = 0; k < paragraphs.length; k++) {
      if (k > 0) {
        finish();
      }
      text.append(paragraphs[k]);
    }
  }

  private void formula(int ordinal, MathFragment fragment, Passage passage) {
    if (fragment.layout() == Layout.INLINE && formulas.size() < MOST) {
      text.append((char) (ProseRun.FIRST + formulas.size()));
      formulas.add(passage);
      return;
    }
    finish();
    if (atEndOfRun) {
      int last = runs.size() - 1;
      runs.set(last, runs.get(last).before(ordinal));
    }
    displayBefore = ordinal;
    atEndOfRun = false;
  }

  /** A stretch without formulas is of no interest, but it keeps others from a display. */
  private void finish() {
    if (!formulas.isEmpty()) {
      List<String> tokens = new ArrayList<>();
      String words = MARKUP.matcher(text).replaceAll(" ").strip();
      Matcher token = TOKEN.matcher(words);
      while (token.find()) {
        tokens.add(token.group().toLowerCase(Locale.ROOT));
      }
      boolean goesOn = !words.isEmpty() && !Character.isUpperCase(words.charAt(0));
      runs.add(new ProseRun(List.copyOf(tokens), List.copyOf(formulas), goesOn, displayBefore, -1));
      displayBefore = -1;
      atEndOfRun = true;
    } else if (!text.toString().isBlank()) {
      displayBefore = -1;
      atEndOfRun = false;
    }
    text.setLength(0);
    formulas.clear();
  }
}
