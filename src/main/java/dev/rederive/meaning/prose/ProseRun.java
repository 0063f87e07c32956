package dev.rederive.meaning.prose;

import java.util.List;

/**
 * A stretch of running text with the formulas in it, without markup: words in small letters, marks
 * of punctuation, formulas. It ends where a paragraph, a display or a heading does.
 *
 * @param tokens a formula is the one character {@code FIRST + k} for the k-th passage
 * @param goesOn whether it begins in the middle of a sentence, with a small letter
 * @param before the ordinal of the display directly before it; -1 if there is none
 * @param after the ordinal of the display directly behind it; -1 if there is none
 */
public record ProseRun(
    List<String> tokens, List<Passage> passages, boolean goesOn, int before, int after) {
  /** Formulas are characters from here on, none of which stands in any text. */
  static final char FIRST = '\ue000';

  static final char LAST = '\uf8ff';

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

  /** The same stretch before a display. */
  ProseRun before(int display) {
    return new ProseRun(tokens, passages, goesOn, before, display);
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
