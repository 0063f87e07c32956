package dev.rederive.latex;

import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops what only concerns looks (spacing, colours, sizes, labels), gathers running text into one
 * token and gives the many spellings of one delimiter one name.
 */
final class Tidying {
  private final List<Token> in;
  private final int[] match;
  private final List<Token> out = new ArrayList<>();
  private int at;
  private boolean spaced;

  private Tidying(List<Token> in) {
    this.in = in;
    this.match = Brackets.braces(in);
  }

  static List<Token> tidy(List<Token> tokens) {
    Tidying tidying = new Tidying(tokens);
    tidying.run(tokens.size());
    return BareGroups.open(joinHalfDelimiters(tidying.out));
  }

  private void run(int limit) {
    while (at < limit) {
      Token token = in.get(at);
      switch (token.kind()) {
        case COMMAND -> command(token);
        case BEGIN -> {
          at++;
          emit(token);
          environmentArguments(token.text());
        }
        case ROW -> row(token);
        case OPEN -> open(token);
        case CHARACTER -> character(token);
        default -> {
          at++;
          emit(token);
        }
      }
    }
  }

  /** Two or more full stops in a row are an ellipsis: {@code 1..M}. */
  private void character(Token token) {
    int end = at;
    while (end < limitOfStops() && in.get(end).isCharacter(".")) {
      end++;
    }
    boolean dots = end - at >= 2;
    if (end == at + 1 && end < in.size() && in.get(end).isCharacter("*") && !in.get(end).spaced()) {
      Span span = token.span().union(in.get(end).span());
      emit(new Token(Kind.COMMAND, "odot", span, token.spaced())); // a .* b, as in programs
      at = end + 1;
      return;
    }
    emit(dots ? new Token(Token.Kind.COMMAND, "ldots", token.span(), token.spaced()) : token);
    at = dots ? end : at + 1;
  }

  private int limitOfStops() {
    return Math.min(in.size(), at + 3);
  }

  private void command(Token token) {
    String name = Spellings.SAME.getOrDefault(token.text(), token.text());
    at++;
    if (name.equals(" ")) {
      spaced = true;
    } else if (Spellings.THIN.contains(name)) {
      spaced |= !name.equals(",") || !betweenThousands();
    } else if (Spellings.DROPPED.contains(name)) {
      spaced |= token.spaced();
    } else if (Spellings.GAPS.contains(name)) {
      skipStar();
      if (Spellings.isNarrow(skipLength(name))) {
        spaced = true;
      } else {
        emit(new Token(Kind.COMMAND, "quad", token.span(), true));
      }
    } else if (Spellings.NAMES.contains(name)) {
      emit(new Token(Kind.WORD, name, token.span(), token.spaced()));
    } else if (Spellings.ARROWS.contains(name)) {
      skipBracket();
      skipArgument();
      emit(new Token(Kind.COMMAND, name, token.span(), token.spaced()));
    } else if (name.equals("dd") || name.equals("differential")) {
      differential(token);
    } else if (name.equals("rvert") && evaluates()) {
      emit(new Token(Kind.CHARACTER, "|", token.span(), token.spaced()));
    } else if (Spellings.DROPPED_WITH_ARGUMENT.contains(name)) {
      skipStar();
      skipBracket();
      skipArgument();
    } else if (name.equals("newline") || name.equals("cr") || name.equals("tabularnewline")) {
      emit(new Token(Kind.ROW, "\\\\", token.span(), true));
    } else if (name.equals("intertext") || name.equals("shortintertext")) {
      skipArgument();
      emit(new Token(Kind.ROW, "\\\\", token.span(), true));
    } else if (Spellings.TEXT.contains(name)) {
      runningText(token);
    } else if (Spellings.WORDS.contains(name)) {
      skipStar();
      word(token, name);
    } else if (name.equals("left") || name.equals("right") || name.equals("middle")) {
      sizedDelimiter(token, name);
    } else if (name.equals("vert")) {
      emit(new Token(Kind.CHARACTER, "|", token.span(), token.spaced()));
    } else if (name.equals("lbrack") || name.equals("rbrack")) {
      String bracket = name.equals("lbrack") ? "[" : "]";
      emit(new Token(Kind.CHARACTER, bracket, token.span(), token.spaced()));
    } else {
      emit(new Token(Kind.COMMAND, name, token.span(), token.spaced()));
    }
  }

  /** {@code 1\,000}: the one place where a thin space joins. */
  private boolean betweenThousands() {
    if (out.isEmpty() || !out.get(out.size() - 1).is(Kind.DIGIT)) {
      return false;
    }
    int digits = 0;
    while (at + digits < in.size() && in.get(at + digits).is(Kind.DIGIT)) {
      digits++;
    }
    return digits == 3;
  }

  private void open(Token token) {
    at++;
    int inside = at;
    while (inside < in.size() && in.get(inside).is(Kind.PRIME)) {
      inside++;
    }
    if (inside < in.size() && in.get(inside).is(Kind.CLOSE) && isIdle(inside)) {
      // y{'} is y', x{}' is x', and {} before an operator is nothing.
      while (at < inside) {
        emit(in.get(at++));
      }
      at = inside + 1;
      return;
    }
    if (at < in.size() && in.get(at).is(Kind.COMMAND)) {
      String font = Spellings.SWITCHES.get(in.get(at).text());
      if (font != null && match[at - 1] > 0) {
        Token command = new Token(Kind.COMMAND, font, in.get(at).span(), token.spaced());
        at++;
        if (font.equals("mathrm") || font.equals("mathit") || font.equals("mathsf")) {
          int close = match[indexOf(token)];
          gatherWord(command, close);
          at = close + 1;
          return;
        }
        emit(command);
        emit(token.withSpace(false));
        return;
      }
    }
    emit(token);
  }

  /** Whether the group that closes here is no argument: what stands before wants none. */
  private boolean isIdle(int close) {
    Token before = out.isEmpty() ? null : out.get(out.size() - 1);
    boolean primes = in.get(close - 1).is(Kind.PRIME);
    if (before != null && (before.is(Kind.SUB) || before.is(Kind.SUP))) {
      return false;
    }
    if (before != null && before.is(Kind.COMMAND) && !Functions.isSymbol(before.text())) {
      return !primes && Signs.isRelation(before);
    }
    Token next = close + 1 < in.size() ? in.get(close + 1) : null;
    boolean scripted =
        next != null && (next.is(Kind.SUB) || next.is(Kind.SUP) || next.is(Kind.PRIME));
    boolean operand = before != null && !before.is(Kind.ALIGN) && !before.is(Kind.ROW);
    return primes || (scripted ? operand : before == null || !before.is(Kind.CLOSE));
  }

  private int indexOf(Token open) {
    int i = at;
    while (in.get(i) != open) {
      i--;
    }
    return i;
  }

  private void environmentArguments(String name) {
    skipBracket();
    if (name.startsWith("array")
        || name.startsWith("alignat")
        || name.startsWith("IEEEeqn")
        || name.startsWith("xalignat")
        || name.equals("alignedat")
        || name.equals("tabular")) {
      skipArgument();
    }
  }

  private void row(Token token) {
    at++;
    emit(token);
    if (at < in.size() && in.get(at).isCharacter("*") && !in.get(at).spaced()) {
      at++;
    }
    if (at < in.size() && in.get(at).isCharacter("[") && isLength(at + 1)) {
      skipBracket();
    }
  }

  private boolean isLength(int from) {
    StringBuilder written = new StringBuilder();
    for (int i = from; i < in.size() && i < from + 12; i++) {
      if (in.get(i).isCharacter("]")) {
        return written.toString().matches("[-+]?[0-9]*\\.?[0-9]+(pt|em|ex|cm|mm|in|mu|bp|pc)");
      }
      written.append(in.get(i).text());
    }
    return false;
  }

  private void skipStar() {
    if (at < in.size() && in.get(at).isCharacter("*")) {
      at++;
    }
  }

  private void skipBracket() {
    if (at >= in.size() || !in.get(at).isCharacter("[")) {
      return;
    }
    for (int i = at + 1; i < in.size() && i < at + 40; i++) {
      if (in.get(i).isCharacter("]")) {
        at = i + 1;
        return;
      }
    }
  }

  private void skipArgument() {
    if (at < in.size() && in.get(at).is(Kind.OPEN) && match[at] > 0) {
      at = match[at] + 1;
    }
  }

  /** Passes over a length; what it says. */
  private String skipLength(String name) {
    int start = at;
    if (at < in.size() && in.get(at).is(Kind.OPEN)) {
      skipArgument();
    } else if (name.equals("hskip") || name.equals("mskip") || name.equals("kern")) {
      while (at < in.size()
          && (in.get(at).is(Kind.DIGIT) || in.get(at).isCharacter(".") || isDash(in.get(at)))) {
        at++;
      }
      int unit = 0;
      while (unit < 2 && at < in.size() && in.get(at).is(Kind.LETTER)) {
        at++;
        unit++;
      }
    }
    StringBuilder said = new StringBuilder();
    for (int i = start; i < at && i < start + 12; i++) {
      said.append(in.get(i).is(Kind.OPEN) || in.get(i).is(Kind.CLOSE) ? "" : in.get(i).text());
    }
    return said.toString();
  }

  /** {@code \dd{x}}, {@code \dd[2]{x}}, {@code \dd x}: the letter d before what follows. */
  private void differential(Token token) {
    skipBracket();
    emit(new Token(Kind.LETTER, "d", token.span(), token.spaced()));
    if (at < in.size() && in.get(at).is(Kind.OPEN) && match[at] > 0) {
      int close = match[at];
      at++;
      run(close);
      at = close + 1;
    }
  }

  /** Whether a right bar stands alone, without a left one, before a subscript. */
  private boolean evaluates() {
    int open = 0;
    for (Token token : out) {
      open += token.isCommand("lvert") ? 1 : token.isCommand("rvert") ? -1 : 0;
    }
    return open <= 0 && at < in.size() && in.get(at).is(Kind.SUB);
  }

  private static boolean isDash(Token token) {
    return token.isCharacter("-");
  }

  /** {@code \text{if $x > 0$}} is text, then mathematics. */
  private void runningText(Token command) {
    if (at >= in.size() || !in.get(at).is(Kind.OPEN) || match[at] < 0) {
      emit(new Token(Kind.BROKEN, command.latex() + " without a text", command.span(), false));
      return;
    }
    int close = match[at];
    at++;
    StringBuilder text = new StringBuilder();
    Span span = command.span();
    boolean inMath = false;
    while (at < close) {
      Token part = in.get(at);
      if (part.isCharacter("$")) {
        at++;
        if (!inMath) {
          flush(text, span, command);
          int end = at;
          while (end < close && !in.get(end).isCharacter("$")) {
            end++;
          }
          run(end);
        }
        inMath = !inMath;
        span = part.span();
        continue;
      }
      span = span.union(part.span());
      text.append(part.spaced() && (text.length() > 0 || at > 0) ? " " : "");
      appendText(text, part);
      at++;
    }
    Token closing = in.get(close);
    if (closing.spaced()) {
      text.append(' ');
    }
    at = Math.max(at, close + 1);
    flush(text, span.union(closing.span()), command);
  }

  private void flush(StringBuilder text, Span span, Token command) {
    if (isPunctuation(text.toString().strip())) {
      emit(new Token(Kind.CHARACTER, ",", span, command.spaced()));
    } else if (!text.toString().isBlank()) {
      emit(new Token(Kind.TEXT, text.toString(), span, command.spaced()));
    } else if (text.length() > 0) {
      spaced = true;
    }
    text.setLength(0);
  }

  /** {@code \text{,}}: what parts formulas, set upright. */
  private static boolean isPunctuation(String text) {
    return text.length() == 1 && ",;.:，；。：、".contains(text);
  }

  private static void appendText(StringBuilder text, Token part) {
    if (part.is(Kind.COMMAND)) {
      String name = part.text();
      if (name.length() == 1 && !Character.isLetter(name.charAt(0))) {
        text.append(Spellings.THIN.contains(name) ? " " : name);
      } else if (Spellings.GAPS.contains(name)) {
        text.append(' ');
      } else if (!Spellings.TEXT.contains(name)
          && !Spellings.WORDS.contains(name)
          && !Spellings.DROPPED.contains(name)) {
        text.append(name).append(' ');
      }
    } else if (!part.is(Kind.OPEN) && !part.is(Kind.CLOSE)) {
      text.append(part.text());
    }
  }

  /** {@code \mathrm{out}}; a content that is no word is read as the formula it is. */
  private void word(Token command, String name) {
    if (at < in.size() && (in.get(at).is(Kind.LETTER) || in.get(at).is(Kind.DIGIT))) {
      Token letter = in.get(at++);
      emit(new Token(Kind.WORD, letter.text(), command.span().union(letter.span()), false));
    } else if (at < in.size() && in.get(at).is(Kind.OPEN) && match[at] > 0) {
      int close = match[at];
      at++;
      gatherWord(command, close);
    } else if (!name.equals("rm")) {
      spaced |= command.spaced();
    }
  }

  private void gatherWord(Token command, int close) {
    StringBuilder text = new StringBuilder();
    for (int i = at; i < close; i++) {
      Token part = in.get(i);
      boolean letter = part.is(Kind.LETTER) || part.is(Kind.DIGIT) || part.is(Kind.TEXT);
      boolean joint = part.isCharacter("-") || part.isCharacter(".") || part.isCommand("_");
      boolean blank =
          part.is(Kind.COMMAND) && (Spellings.THIN.contains(part.text()) || isBlank(part));
      boolean font = part.is(Kind.COMMAND) && Spellings.WORDS.contains(part.text());
      boolean brace = part.is(Kind.OPEN) || part.is(Kind.CLOSE);
      if (letter || (joint && text.length() > 0)) {
        text.append(part.text());
      } else if (!blank && !font && !brace) {
        // Not a word: the group stays and is read as mathematics.
        at--;
        Token open = in.get(at++);
        emit(open.withSpace(command.spaced()));
        return;
      }
    }
    Span span = command.span().union(in.get(close).span());
    at = close + 1;
    if (text.length() > 0) {
      emit(new Token(Kind.WORD, text.toString(), span, command.spaced()));
    }
  }

  private static boolean isBlank(Token part) {
    return part.text().equals(" ");
  }

  private void sizedDelimiter(Token command, String name) {
    Kind kind = name.equals("left") ? Kind.LEFT : name.equals("right") ? Kind.RIGHT : Kind.MIDDLE;
    String delimiter = at < in.size() ? Brackets.delimiter(in.get(at)) : null;
    if (delimiter == null) {
      String reason = command.latex() + " without a delimiter";
      emit(new Token(Kind.BROKEN, reason, command.span(), command.spaced()));
      return;
    }
    Span span = command.span().union(in.get(at).span());
    at++;
    emit(new Token(kind, delimiter, span, command.spaced()));
  }

  private void emit(Token token) {
    out.add(token.withSpace(token.spaced() || spaced));
    spaced = false;
  }

  /** {@code \left( a \right. \\ \left. b \right)}: one bracket over two rows. */
  private static List<Token> joinHalfDelimiters(List<Token> tokens) {
    List<Token> joined = new ArrayList<>(tokens.size());
    int at = 0;
    while (at < tokens.size()) {
      Token token = tokens.get(at);
      if (token.is(Kind.RIGHT, ".")) {
        int next = at + 1;
        boolean row = false;
        while (next < tokens.size()
            && (tokens.get(next).is(Kind.ROW)
                || tokens.get(next).is(Kind.ALIGN)
                || tokens.get(next).isCommand("quad"))) {
          row |= tokens.get(next).is(Kind.ROW);
          next++;
        }
        if (row && next < tokens.size() && tokens.get(next).is(Kind.LEFT, ".")) {
          at = next + 1;
          continue;
        }
      }
      joined.add(token);
      at++;
    }
    return joined;
  }
}
