package dev.rederive.report;

/** Text of a document made fit for a line of a terminal: harmless, short, of known width. */
public final class Legible {
  private static final String CUT = " … ";
  private static final int WORD = 16;

  private Legible() {}

  /**
   * The text on one line: white space becomes single blanks, and what could steer a terminal or
   * turn the direction of writing becomes U+FFFD.
   */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean isBlankDue = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        isBlankDue = line.length() > 0;
      } else {
        if (isBlankDue) {
          line.append(' ');
          isBlankDue = false;
        }
        line.appendCodePoint(harmless(c));
      }
    }
    return line.toString();
  }

  /**
   * {@link #line} with its middle left out where it is longer than so many code points; no command
   * and no word is cut through unless it is very long itself.
   */
  static String line(String text, int longest) {
    String line = line(text);
    int length = line.codePointCount(0, line.length());
    if (length <= longest) {
      return line;
    }
    int kept = longest - CUT.length();
    int head = line.offsetByCodePoints(0, kept - kept / 2);
    int tail = line.offsetByCodePoints(line.length(), -(kept / 2));
    int word = head;
    while (word > head - WORD && word > 0 && isInside(line, word)) {
      word--;
    }
    head = word > 0 && !isInside(line, word) ? word : head;
    word = tail;
    while (word < tail + WORD && word < line.length() && isInside(line, word)) {
      word++;
    }
    tail = word < line.length() && !isInside(line, word) ? word : tail;
    return line.substring(0, head).stripTrailing() + CUT + line.substring(tail).stripLeading();
  }

  /** Whether a cut before the character would split a command or a word. */
  private static boolean isInside(String line, int at) {
    char before = line.charAt(at - 1);
    return before == '\\' || (Character.isLetter(before) && Character.isLetter(line.charAt(at)));
  }

  /** The code point itself, or U+FFFD for a control, a turn of direction, half a surrogate pair. */
  static int harmless(int c) {
    boolean isControl = c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
    boolean isTurn =
        (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f;
    boolean isHalf = c >= 0xd800 && c <= 0xdfff;
    return isControl || isTurn || isHalf ? 0xfffd : c;
  }

  /** The columns that a terminal gives a code point: wide for Han and its neighbours. */
  static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean isWide =
        (c >= 0x1100 && c <= 0x115f)
            || (c >= 0x2e80 && c <= 0xa4cf && c != 0x303f)
            || (c >= 0xac00 && c <= 0xd7a3)
            || (c >= 0xf900 && c <= 0xfaff)
            || (c >= 0xfe30 && c <= 0xfe6f)
            || (c >= 0xff00 && c <= 0xff60)
            || (c >= 0xffe0 && c <= 0xffe6)
            || (c >= 0x1f300 && c <= 0x1faff)
            || (c >= 0x20000 && c <= 0x3fffd);
    return isWide ? 2 : 1;
  }

  static int width(String text) {
    return text.codePoints().map(Legible::width).sum();
  }

  /** {@code 1 relation}, {@code 2 relations}. */
  public static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }
}
