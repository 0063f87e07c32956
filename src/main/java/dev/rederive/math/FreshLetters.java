package dev.rederive.math;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Letters for the indices that stand in no document. The checker calls them {@code #1}, {@code #k},
 * which no name in a document can be taken for; a reader wants letters.
 */
public final class FreshLetters {
  /** The number of a name's meaning, {@code y#2} or {@code \#2}, is none. */
  private static final Pattern MADE_UP = Pattern.compile("(?<![\\\\A-Za-z0-9}])#[A-Za-z0-9]+");

  private static final Pattern WORD = Pattern.compile("\\\\?[A-Za-z]+");
  private static final String[] LETTERS = {"k", "l", "j", "i", "m", "n", "p", "q", "r", "s"};

  private FreshLetters() {}

  /**
   * The same formula, as text or as LaTeX, with letters that it does not use itself in the place of
   * the indices that were made up.
   */
  public static String in(String formula) {
    Matcher madeUp = MADE_UP.matcher(formula);
    if (!madeUp.find()) {
      return formula;
    }
    Set<String> taken = new HashSet<>();
    Matcher words = WORD.matcher(MADE_UP.matcher(formula).replaceAll(" "));
    while (words.find()) {
      taken.add(words.group());
    }
    Map<String, String> letters = new HashMap<>();
    return madeUp.replaceAll(
        index ->
            Matcher.quoteReplacement(
                letters.computeIfAbsent(index.group(), name -> next(taken, letters.size()))));
  }

  private static String next(Set<String> taken, int count) {
    for (String letter : LETTERS) {
      if (taken.add(letter)) {
        return letter;
      }
    }
    return "k_{" + (count + 1) + "}";
  }
}
