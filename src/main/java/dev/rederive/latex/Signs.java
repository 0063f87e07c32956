package dev.rederive.latex;

import dev.rederive.latex.RelationSign.Kind;
import dev.rederive.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The relation signs and how many tokens each is written with. */
final class Signs {
  private static final Map<String, Kind> COMMANDS = new HashMap<>();
  private static final Set<String> STACKED = Set.of("stackrel", "overset", "underset");
  private static final Set<String> DEFINING =
      Set.of("def", "def.", "d", "df", "definition", "defined", "Delta", "triangle", ":", "let");

  static {
    put(Kind.DEFINE, "coloneqq coloneq triangleq equiv defeq Coloneqq eqdef vcentcolon");
    put(Kind.APPROX, "approx simeq cong approxeq doteq thickapprox");
    put(Kind.LESS_OR_EQUAL, "le leq leqslant leqq");
    put(Kind.GREATER_OR_EQUAL, "ge geq geqslant geqq");
    put(Kind.LESS, "lt");
    put(Kind.GREATER, "gt");
    put(Kind.NOT_EQUAL, "ne neq");
    put(Kind.UPDATE, "leftarrow gets longleftarrow");
    put(Kind.ELEMENT, "in");
    put(
        Kind.OTHER,
        "notin subset subseteq supset supseteq propto sim to rightarrow longrightarrow mapsto"
            + " longmapsto ll gg perp eqqcolon asymp prec preceq succ succeq ni"
            + " rightsquigarrow leadsto lessapprox gtrapprox lesssim gtrsim models vdash nsim"
            + " leftrightarrow colon xrightarrow xleftarrow xleftrightarrow xRightarrow xLeftarrow"
            + " xmapsto xhookrightarrow");
    put(Kind.EQUAL, "xlongequal");
  }

  private Signs() {}

  private static void put(Kind kind, String names) {
    for (String name : names.split(" ")) {
      COMMANDS.put(name, kind);
    }
  }

  /** Whether this command is a relation sign. */
  static boolean isRelation(String command) {
    return COMMANDS.containsKey(command);
  }

  /** Whether a relation sign begins with this token; stacked ones are seen at their base. */
  static boolean isRelation(Token token) {
    if (token.is(Token.Kind.COMMAND)) {
      return COMMANDS.containsKey(token.text());
    }
    return token.isCharacter("=") || token.isCharacter("<") || token.isCharacter(">");
  }

  /** A sign and the index after it. */
  record Found(RelationSign sign, int next) {}

  /** The relation sign that begins at the index, or null. */
  static Found at(List<Token> tokens, int index, int limit) {
    Token token = tokens.get(index);
    Token next = index + 1 < limit ? tokens.get(index + 1) : null;
    if (token.is(Token.Kind.CHARACTER)) {
      return switch (token.text()) {
        case "+", "-" ->
            next != null && next.isCharacter("=") && !next.spaced() && isCompound(tokens, index)
                ? found(Kind.OTHER, tokens, index, 2)
                : null;
        case "=" -> {
          if (next != null && next.isCharacter("=")) {
            yield found(Kind.EQUAL, tokens, index, 2);
          }
          if (next != null && next.isCharacter(":") && !next.spaced()) {
            yield found(Kind.OTHER, tokens, index, 2);
          }
          yield found(Kind.EQUAL, tokens, index, 1);
        }
        case "<" -> {
          if (next != null && next.isCharacter("-") && !next.spaced() && isArrow(tokens, index)) {
            yield found(Kind.UPDATE, tokens, index, 2);
          }
          yield next != null && next.isCharacter("=") && !next.spaced()
              ? found(Kind.LESS_OR_EQUAL, tokens, index, 2)
              : found(Kind.LESS, tokens, index, 1);
        }
        case ">" ->
            next != null && next.isCharacter("=") && !next.spaced()
                ? found(Kind.GREATER_OR_EQUAL, tokens, index, 2)
                : found(Kind.GREATER, tokens, index, 1);
        case ":" -> {
          if (next != null && next.isCharacter("=")) {
            yield found(Kind.DEFINE, tokens, index, 2);
          }
          yield next != null && (next.isCommand("leftarrow") || next.isCommand("gets"))
              ? found(Kind.UPDATE, tokens, index, 2)
              : null;
        }
        default -> null;
      };
    }
    if (!token.is(Token.Kind.COMMAND)) {
      return null;
    }
    if (token.text().equals("not") && next != null && isRelation(next)) {
      Kind kind = next.isCharacter("=") || next.isCommand("equiv") ? Kind.NOT_EQUAL : Kind.OTHER;
      return found(kind, tokens, index, 2);
    }
    if (token.text().equals("vcentcolon") || token.text().equals("colon")) {
      return next != null && next.isCharacter("=")
          ? found(Kind.DEFINE, tokens, index, 2)
          : found(Kind.OTHER, tokens, index, 1);
    }
    if (STACKED.contains(token.text())) {
      return stacked(tokens, index, limit);
    }
    Kind kind = COMMANDS.get(token.text());
    return kind == null ? null : found(kind, tokens, index, 1);
  }

  /** {@code w += 1}: a change of what stands before, and no sum that lacks a term. */
  private static boolean isCompound(List<Token> tokens, int index) {
    return index > 0 && index + 2 < tokens.size() && tokens.get(index + 2).spaced();
  }

  /** {@code w <- w - 1} is an arrow, {@code x <-1} a comparison with a negative number. */
  private static boolean isArrow(List<Token> tokens, int index) {
    return index + 2 < tokens.size() && tokens.get(index + 2).spaced();
  }

  /** {@code \stackrel{def}{=}}, {@code \overset{!}{=}}: the note above may make it a definition. */
  private static Found stacked(List<Token> tokens, int index, int limit) {
    int noteEnd = argumentEnd(tokens, index + 1, limit);
    int baseEnd = noteEnd < 0 ? -1 : argumentEnd(tokens, noteEnd, limit);
    if (baseEnd < 0 || baseEnd - index > 24) {
      return null;
    }
    int base = tokens.get(noteEnd).is(Token.Kind.OPEN) ? noteEnd + 1 : noteEnd;
    int last = tokens.get(noteEnd).is(Token.Kind.OPEN) ? baseEnd - 1 : baseEnd;
    Found inner = base < last ? at(tokens, base, last) : null;
    if (inner == null || inner.next() != last) {
      return null;
    }
    StringBuilder note = new StringBuilder();
    for (int i = index + 1; i < noteEnd; i++) {
      Token part = tokens.get(i);
      if (!part.is(Token.Kind.OPEN) && !part.is(Token.Kind.CLOSE)) {
        note.append(part.text());
      }
    }
    String written = note.toString().trim();
    boolean defines =
        inner.sign().kind() == Kind.EQUAL
            && (DEFINING.contains(written)
                || DEFINING.contains(written.toLowerCase(Locale.ROOT))
                || written.toLowerCase(Locale.ROOT).startsWith("def"));
    return found(defines ? Kind.DEFINE : inner.sign().kind(), tokens, index, baseEnd - index);
  }

  private static int argumentEnd(List<Token> tokens, int from, int limit) {
    if (from >= limit) {
      return -1;
    }
    if (!tokens.get(from).is(Token.Kind.OPEN)) {
      return from + 1;
    }
    int depth = 0;
    for (int i = from; i < limit && i < from + 20; i++) {
      if (tokens.get(i).is(Token.Kind.OPEN)) {
        depth++;
      } else if (tokens.get(i).is(Token.Kind.CLOSE) && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private static Found found(Kind kind, List<Token> tokens, int index, int count) {
    StringBuilder latex = new StringBuilder();
    Span span = tokens.get(index).span();
    for (int i = index; i < index + count; i++) {
      latex.append(tokens.get(i).latex());
      span = span.union(tokens.get(i).span());
    }
    return new Found(new RelationSign(kind, latex.toString(), span), index + count);
  }
}
