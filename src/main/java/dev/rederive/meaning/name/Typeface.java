package dev.rederive.meaning.name;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the way a name is printed says: bold letters and letters with an arrow are arrays. */
public final class Typeface {
  private static final List<String> MARKS =
      List.of("mathbf{", "boldsymbol{", "bm{", "bold{", "vec{", "underline{");
  private static final Pattern BOLD =
      Pattern.compile("\\\\(mathbf|boldsymbol|bm|bold|vec|underline)\\{(.*)\\}");
  private static final Pattern TAIL = Pattern.compile("[}'].*");
  private static final Set<String> CAPITALS =
      Set.of(
          "\\Gamma",
          "\\Delta",
          "\\Theta",
          "\\Lambda",
          "\\Xi",
          "\\Pi",
          "\\Sigma",
          "\\Upsilon",
          "\\Phi",
          "\\Psi",
          "\\Omega");

  private Typeface() {}

  /** The kind a base is printed as, or null where its letters say nothing. */
  public static Kind kind(String base) {
    if (isUnmarked(base)) {
      return null;
    }
    Matcher matcher = BOLD.matcher(base);
    if (!matcher.find() || Character.isDigit(first(matcher.group(2)))) {
      return null;
    }
    boolean arrow = matcher.group(1).equals("vec");
    return isCapital(matcher.group(2)) && !arrow ? Kind.MATRIX : Kind.COLUMN;
  }

  /** Whether it is bold at all: {@code \mathbf{1}} included. */
  public static boolean isBold(String base) {
    return !isUnmarked(base) && BOLD.matcher(base).find();
  }

  /** A quick look before the pattern is asked, for there are many names and few are marked. */
  private static boolean isUnmarked(String base) {
    for (int at = base.indexOf('\\'); at >= 0; at = base.indexOf('\\', at + 1)) {
      for (String mark : MARKS) {
        if (base.startsWith(mark, at + 1)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The base without what only marks it as an array: {@code \hat{\mathbf{y}}} is {@code \hat{y}}. */
  public static String plain(String base) {
    if (isUnmarked(base)) {
      return base;
    }
    String text = base;
    Matcher matcher = BOLD.matcher(text);
    while (matcher.find()) {
      int open = matcher.start(2);
      int depth = 1;
      int close = open;
      while (close < text.length() && depth > 0) {
        char c = text.charAt(close++);
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      }
      text =
          text.substring(0, matcher.start())
              + text.substring(open, close - 1)
              + text.substring(close);
      matcher = BOLD.matcher(text);
    }
    return text;
  }

  /** The letter alone: without what marks it as an array, without accents and primes. */
  public static String bare(String base) {
    String letter = plain(base);
    while (letter.startsWith("\\") && letter.indexOf('{') > 0) {
      letter = letter.substring(letter.indexOf('{') + 1);
    }
    boolean whole = letter.indexOf('}') < 0 && letter.indexOf('\'') < 0;
    return whole ? letter : TAIL.matcher(letter).replaceAll("");
  }

  /** Whether the letter a base begins with, accents aside, is a capital. */
  public static boolean isCapital(String base) {
    String letter = plain(base);
    while (letter.startsWith("\\") && letter.indexOf('{') > 0 && !CAPITALS.contains(letter)) {
      letter = letter.substring(letter.indexOf('{') + 1);
    }
    if (!letter.startsWith("\\")) {
      return Character.isUpperCase(first(letter));
    }
    for (String capital : CAPITALS) {
      if (letter.startsWith(capital)) {
        return true;
      }
    }
    return false;
  }

  private static char first(String text) {
    return text.isEmpty() ? ' ' : text.charAt(0);
  }
}
