package dev.rederive.latex;

import dev.rederive.latex.Segment.Lead;
import dev.rederive.latex.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a display into rows, columns and the stretches between commas, gaps and running text. */
final class Segments {
  private static final Set<String> IMPLICATIONS =
      Set.of(
          "Rightarrow",
          "implies",
          "iff",
          "Leftrightarrow",
          "therefore",
          "because",
          "Longrightarrow",
          "impliedby",
          "Leftarrow",
          "Longleftrightarrow",
          "land",
          "wedge");

  private final List<Token> tokens;
  private final int[] match;
  private final List<Segment> found = new ArrayList<>();
  private int row;
  private int column;
  private Lead lead = Lead.ROW;
  private String prose;
  private boolean marked;
  private List<Token> current = new ArrayList<>();

  Segments(List<Token> tidied) {
    this.tokens = Rows.flatten(tidied);
    this.match = Brackets.all(tokens);
  }

  List<Segment> cut() {
    boolean[] separates = columns();
    int at = 0;
    while (at < tokens.size()) {
      Token token = tokens.get(at);
      if (match[at] > at) {
        current.addAll(tokens.subList(at, match[at] + 1));
        at = match[at] + 1;
        continue;
      }
      if (token.is(Kind.ROW)) {
        close(Lead.ROW, null);
        row++;
        column = 0;
      } else if (token.is(Kind.ALIGN)) {
        if (separates[at]) {
          close(Lead.ROW, null);
          column++;
        } else if (!current.isEmpty()) {
          marked = true;
        }
      } else if (token.isCommand("quad") && indents()) {
        at++;
        continue;
      } else if (token.isCommand("quad") || isImplication(token) || isFullStop(at)) {
        close(Lead.GAP, null);
      } else if (NotationParser.isComma(token)) {
        if (besideEllipsis(at)) {
          current.add(token);
        } else {
          close(Lead.COMMA, null);
        }
      } else if (token.isCommand("forall")) {
        close(Lead.FOR_ALL, null);
      } else if (token.isCharacter(":") && lead == Lead.FOR_ALL) {
        close(Lead.GAP, null); // \forall x: \dots
      } else if (isRunningText(token)) {
        if (isName(at)) {
          current.add(new Token(Kind.WORD, token.text().trim(), token.span(), token.spaced()));
        } else {
          close(Lead.PROSE, token.text().trim());
        }
      } else {
        current.add(token);
      }
      at++;
    }
    close(Lead.ROW, null);
    return glued();
  }

  /** A space at the beginning of a row moves it to the right and parts nothing. */
  private boolean indents() {
    return current.isEmpty() && lead == Lead.ROW && prose == null;
  }

  private void close(Lead next, String nextProse) {
    if (!current.isEmpty()) {
      while (!current.isEmpty() && current.get(current.size() - 1).isCharacter(":")) {
        current.remove(current.size() - 1);
      }
      if (!current.isEmpty()) {
        found.add(new Segment(row, column, lead, prose, marked, current));
      }
      current = new ArrayList<>();
      lead = next;
      prose = nextProse;
    } else if (next == Lead.ROW || strength(next) > strength(lead) || nextProse != null) {
      if (next == Lead.ROW && prose != null) {
        // Text with nothing after it: a note on what stands before.
        found.add(new Segment(row, column, lead, prose, false, List.of()));
      }
      lead = next;
      prose = nextProse;
    }
    marked = false;
  }

  private static int strength(Lead lead) {
    return lead.ordinal();
  }

  private static boolean isImplication(Token token) {
    return token.is(Kind.COMMAND) && IMPLICATIONS.contains(token.text());
  }

  /** A point that is not part of a number ends a sentence. */
  private boolean isFullStop(int at) {
    if (!tokens.get(at).isCharacter(".") || Broadcast.isDot(tokens, at)) {
      return false;
    }
    return at + 1 >= tokens.size()
        || !tokens.get(at + 1).is(Kind.DIGIT)
        || tokens.get(at + 1).spaced();
  }

  private boolean besideEllipsis(int comma) {
    return isEllipsis(comma - 1) || isEllipsis(comma + 1);
  }

  private boolean isEllipsis(int index) {
    return index >= 0 && index < tokens.size() && tokens.get(index).isCommand("ldots");
  }

  private static boolean isRunningText(Token token) {
    return (token.is(Kind.TEXT) || token.is(Kind.WORD)) && Atoms.isProse(token.text());
  }

  /** {@code \text{learning rate} = 0.5}: several words that stand where a name stands. */
  private boolean isName(int at) {
    String text = tokens.get(at).text().trim();
    if (Connectives.joins(text)) {
      return false;
    }
    int before = at - 1;
    while (before >= 0 && tokens.get(before).is(Kind.ALIGN)) {
      before--;
    }
    int after = at + 1;
    while (after < tokens.size() && tokens.get(after).is(Kind.ALIGN)) {
      after++;
    }
    boolean operandBefore = before >= 0 && isOperator(tokens.get(before));
    boolean freeBefore =
        before < 0
            || operandBefore
            || tokens.get(before).is(Kind.ROW)
            || tokens.get(before).isCommand("quad")
            || NotationParser.isComma(tokens.get(before));
    boolean signAfter =
        after < tokens.size()
            && (Signs.at(tokens, after, tokens.size()) != null
                || tokens.get(after).is(Kind.SUB)
                || tokens.get(after).is(Kind.SUP)
                || (isOperator(tokens.get(after)) && operandBefore)
                || (tokens.get(after).isCharacter("(") && !tokens.get(after).spaced()));
    return operandBefore || (freeBefore && signAfter);
  }

  static boolean isOperator(Token token) {
    return Signs.isRelation(token)
        || token.isCharacter("+")
        || token.isCharacter("-")
        || token.isCharacter("*")
        || token.isCharacter("/")
        || token.isCommand("cdot")
        || token.isCommand("times")
        || token.isCommand("odot")
        || token.isCommand("pm");
  }

  /** Every second alignment mark separates two columns of relations, where both sides allow it. */
  private boolean[] columns() {
    boolean[] separates = new boolean[tokens.size()];
    int marks = 0;
    boolean related = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (match[i] > i) {
        i = match[i];
      } else if (token.is(Kind.ROW)) {
        marks = 0;
        related = false;
      } else if (token.is(Kind.ALIGN)) {
        marks++;
        boolean even = marks % 2 == 0;
        Token before = i > 0 ? tokens.get(i - 1) : null;
        Token after = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
        boolean joins =
            before == null || isOperator(before) || (after != null && isOperator(after));
        if (even && related && !joins) {
          separates[i] = true;
          related = false;
        }
      } else if (Signs.isRelation(token)) {
        related = true;
      }
    }
    return separates;
  }

  /** Puts lists back together: {@code i = 1, 2, \dots, n} and {@code a, b \in S}. */
  private List<Segment> glued() {
    List<Segment> joined = new ArrayList<>();
    for (Segment segment : found) {
      Segment before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (isListed(before, segment)
          && (continuesList(before, segment) || startsList(before, segment))) {
        append(before, segment);
        // a, b, c \in S: b begins the list only once c has told of S
        for (int k = joined.size() - 1;
            k > 0
                && isListed(joined.get(k - 1), joined.get(k))
                && startsList(joined.get(k - 1), joined.get(k));
            k--) {
          append(joined.get(k - 1), joined.remove(k));
        }
      } else {
        joined.add(segment);
      }
    }
    return joined;
  }

  private static boolean isListed(Segment before, Segment segment) {
    return before != null
        && segment.lead() == Lead.COMMA
        && before.row() == segment.row()
        && !before.tokens().isEmpty();
  }

  private static void append(Segment before, Segment segment) {
    List<Token> both = before.tokens();
    both.add(new Token(Kind.CHARACTER, ",", segment.tokens().get(0).span(), false));
    both.addAll(segment.tokens());
  }

  private static boolean continuesList(Segment before, Segment segment) {
    if (firstSign(segment) != null || segment.tokens().isEmpty()) {
      return false;
    }
    boolean dots = segment.tokens().stream().anyMatch(token -> token.isCommand("ldots"));
    boolean numbers =
        segment.tokens().stream().allMatch(token -> token.is(Kind.DIGIT))
            && before.tokens().get(before.tokens().size() - 1).is(Kind.DIGIT)
            && segment.tokens().size() < 20;
    return dots && segment.tokens().size() < 200 || numbers;
  }

  private static boolean startsList(Segment before, Segment segment) {
    if (before.tokens().size() > 40 || firstSign(before) != null) {
      return false;
    }
    RelationSign sign = firstSign(segment);
    if (sign == null) {
      return false;
    }
    return switch (sign.kind()) {
      case ELEMENT, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      default -> false;
    };
  }

  private static RelationSign firstSign(Segment segment) {
    List<Token> tokens = segment.tokens();
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (Brackets.opens(tokens.get(i)) != null) {
        depth++;
      } else if (Brackets.closes(tokens.get(i)) != null) {
        depth--;
      } else if (depth == 0) {
        Signs.Found sign = Signs.at(tokens, i, tokens.size());
        if (sign != null) {
          return sign.sign();
        }
      }
    }
    return null;
  }

  /** Words that join formulas. */
  static final class Connectives {
    private static final Set<String> JOINING =
        Set.of(
            "if",
            "for",
            "where",
            "and",
            "or",
            "otherwise",
            "with",
            "when",
            "then",
            "so",
            "because",
            "as",
            "since",
            "thus",
            "hence",
            "let",
            "given",
            "unless",
            "whenever",
            "provided",
            "assuming",
            "on",
            "subject",
            "we",
            "which",
            "by",
            "while",
            "but",
            "that",
            "such",
            "gives",
            "yields",
            "is",
            "are",
            "therefore",
            "using",
            "(by",
            "follows",
            "else",
            "i.e.",
            "e.g.",
            "note",
            "from",
            "to");
    private static final Set<String> CONDITIONAL =
        Set.of(
            "if",
            "for",
            "when",
            "unless",
            "whenever",
            "provided",
            "assuming",
            "as",
            "on",
            "given",
            "subject",
            "while");
    private static final String CHINESE = "其中若当则且或因所即对如和以有令由在得设";
    private static final String CHINESE_CONDITIONAL = "若当对如";

    private Connectives() {}

    static boolean joins(String text) {
      String[] words = text.toLowerCase(Locale.ROOT).split("\\s+");
      return JOINING.contains(words[0])
          || JOINING.contains(words[words.length - 1])
          || (!text.isEmpty() && CHINESE.indexOf(text.charAt(0)) >= 0);
    }

    static boolean restricts(String text) {
      String[] words = text.toLowerCase(Locale.ROOT).split("\\s+");
      for (String word : words) {
        if (word.equals("and") || word.equals("but") || word.equals("or")) {
          continue;
        }
        return CONDITIONAL.contains(word)
            || (!text.isEmpty() && CHINESE_CONDITIONAL.indexOf(text.charAt(0)) >= 0);
      }
      return false;
    }
  }
}
