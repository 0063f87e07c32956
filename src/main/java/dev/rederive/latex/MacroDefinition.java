package dev.rederive.latex;

import dev.rederive.latex.Macro.Parameter;
import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A macro's definition among tokens.
 *
 * @param macro what it defines; null if the definition is malformed
 * @param manner how it relates to a meaning the name has already
 * @param next the index after it
 */
record MacroDefinition(Macro macro, Manner manner, int next) {
  enum Manner {
    DEFINES,
    /** Only what has no meaning yet: {@code \providecommand}. */
    PROVIDES,
    /** The present meaning of another name: {@code \let}. */
    COPIES
  }

  private static final Set<String> COMMANDS =
      Set.of(
          "newcommand",
          "renewcommand",
          "providecommand",
          "DeclareRobustCommand",
          "NewDocumentCommand",
          "RenewDocumentCommand",
          "ProvideDocumentCommand",
          "DeclareDocumentCommand",
          "DeclareMathOperator",
          "DeclarePairedDelimiter",
          "def",
          "gdef",
          "edef",
          "xdef",
          "let");

  /** A body of more tokens than this is no macro; keeps the search for its end bounded. */
  private static final int LONGEST = 2_000;

  /** The definition that begins at the index, or null if none does. */
  static MacroDefinition read(List<Token> tokens, int index) {
    Token command = tokens.get(index);
    if (!command.is(Kind.COMMAND) || !COMMANDS.contains(command.text())) {
      return null;
    }
    return new Reader(tokens, index).read();
  }

  static boolean startsAt(String text, int backslash) {
    int name = backslash + 1;
    int end = name;
    while (end < text.length() && end < name + 28 && Tokenizer.isAsciiLetter(text.charAt(end))) {
      end++;
    }
    return COMMANDS.contains(text.substring(name, end));
  }

  private static final class Reader {
    private final List<Token> tokens;
    private final Token command;
    private int at;

    Reader(List<Token> tokens, int index) {
      this.tokens = tokens;
      this.command = tokens.get(index);
      this.at = index + 1;
    }

    MacroDefinition read() {
      skip("*");
      String name = name();
      if (name == null) {
        return new MacroDefinition(null, Manner.DEFINES, at);
      }
      Macro macro =
          switch (command.text()) {
            case "def", "gdef", "edef", "xdef" -> plainTex(name);
            case "let" -> let(name);
            case "DeclareMathOperator" -> operator(name);
            case "DeclarePairedDelimiter" -> paired(name);
            case "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand" ->
                newCommand(name);
            default -> documentCommand(name);
          };
      Manner manner =
          switch (command.text()) {
            case "providecommand", "ProvideDocumentCommand" -> Manner.PROVIDES;
            case "let" -> Manner.COPIES;
            default -> Manner.DEFINES;
          };
      return new MacroDefinition(macro, manner, at);
    }

    private Macro newCommand(String name) {
      List<Parameter> parameters = new ArrayList<>();
      List<Token> count = bracketed();
      if (count != null) {
        int number =
            count.size() == 1 && count.get(0).is(Kind.DIGIT)
                ? count.get(0).text().charAt(0) - '0'
                : 0;
        List<Token> otherwise = bracketed();
        for (int i = 0; i < number; i++) {
          boolean optional = i == 0 && otherwise != null;
          parameters.add(optional ? Parameter.optional(otherwise) : Parameter.MANDATORY);
        }
      }
      return macro(name, parameters, replacement());
    }

    private Macro plainTex(String name) {
      List<Parameter> parameters = new ArrayList<>();
      boolean delimited = false;
      while (at < tokens.size() && !tokens.get(at).is(Kind.OPEN)) {
        if (tokens.get(at).isCharacter("#")) {
          parameters.add(Parameter.MANDATORY);
        } else {
          delimited |= !tokens.get(at).is(Kind.DIGIT);
        }
        at++;
      }
      List<Token> body = argument();
      // What delimits arguments by other signs than braces is programming, and is not followed.
      return delimited ? null : macro(name, parameters, body);
    }

    private Macro let(String name) {
      skip("=");
      if (at >= tokens.size()) {
        return null;
      }
      return Macro.alias(name, tokens.get(at++), command.span().start());
    }

    private Macro operator(String name) {
      List<Token> letters = argument();
      if (letters == null) {
        return null;
      }
      List<Token> body = new ArrayList<>();
      Span span = command.span();
      body.add(new Token(Kind.COMMAND, "operatorname", span, false));
      body.add(new Token(Kind.OPEN, "{", span, false));
      body.addAll(letters);
      body.add(new Token(Kind.CLOSE, "}", span, false));
      return macro(name, List.of(), body);
    }

    private Macro paired(String name) {
      List<Token> left = argument();
      List<Token> right = argument();
      if (left == null || right == null) {
        return null;
      }
      List<Token> body = new ArrayList<>();
      Span span = command.span();
      body.add(new Token(Kind.COMMAND, "left", span, false));
      body.addAll(left);
      body.add(new Token(Kind.CHARACTER, "#", span, false));
      body.add(new Token(Kind.DIGIT, "3", span, false));
      body.add(new Token(Kind.COMMAND, "right", span, false));
      body.addAll(right);
      // \abs*{x}, \abs[\big]{x}: a star or a size may stand before, and changes looks alone.
      return macro(
          name, List.of(Parameter.STAR, Parameter.optional(List.of()), Parameter.MANDATORY), body);
    }

    private Macro documentCommand(String name) {
      List<Token> pattern = argument();
      if (pattern == null) {
        return null;
      }
      List<Parameter> parameters = parameters(pattern);
      List<Token> body = argument();
      return parameters == null ? null : macro(name, parameters, body);
    }

    /** An argument specification of xparse out of m, o, O{…}, s and +; null if there is more. */
    private static List<Parameter> parameters(List<Token> pattern) {
      List<Parameter> parameters = new ArrayList<>();
      for (int i = 0; i < pattern.size(); i++) {
        Token token = pattern.get(i);
        if (token.is(Kind.LETTER, "m")) {
          parameters.add(Parameter.MANDATORY);
        } else if (token.is(Kind.LETTER, "s")) {
          parameters.add(Parameter.STAR);
        } else if (token.is(Kind.LETTER, "o")) {
          parameters.add(Parameter.optional(null));
        } else if (token.is(Kind.LETTER, "O")) {
          int close = close(pattern, i + 1);
          if (close < 0) {
            return null;
          }
          parameters.add(Parameter.optional(List.copyOf(pattern.subList(i + 2, close))));
          i = close;
        } else if (!token.isCharacter("+")) {
          return null;
        }
      }
      return parameters;
    }

    private Macro macro(String name, List<Parameter> parameters, List<Token> body) {
      return body == null
          ? null
          : new Macro(name, List.copyOf(parameters), List.copyOf(body), command.span().start());
    }

    /** A group, or the one token that {@code \newcommand\x\y} has instead. */
    private List<Token> replacement() {
      if (at < tokens.size() && tokens.get(at).is(Kind.COMMAND)) {
        return tokens.subList(at, ++at);
      }
      return argument();
    }

    private String name() {
      if (at < tokens.size() && tokens.get(at).is(Kind.COMMAND)) {
        return tokens.get(at++).text();
      }
      List<Token> group = argument();
      return group != null && group.size() == 1 && group.get(0).is(Kind.COMMAND)
          ? group.get(0).text()
          : null;
    }

    private void skip(String character) {
      if (at < tokens.size() && tokens.get(at).isCharacter(character)) {
        at++;
      }
    }

    private List<Token> bracketed() {
      if (at >= tokens.size() || !tokens.get(at).isCharacter("[")) {
        return null;
      }
      for (int i = at + 1; i < tokens.size(); i++) {
        if (tokens.get(i).isCharacter("]")) {
          List<Token> inside = tokens.subList(at + 1, i);
          at = i + 1;
          return List.copyOf(inside);
        }
      }
      return null;
    }

    private List<Token> argument() {
      int close = close(tokens, at);
      if (close < 0) {
        return null;
      }
      List<Token> inside = tokens.subList(at + 1, close);
      at = close + 1;
      return inside;
    }

    /** The index of the brace that closes the one at the index; −1 if none opens there. */
    private static int close(List<Token> tokens, int open) {
      if (open >= tokens.size() || !tokens.get(open).is(Kind.OPEN)) {
        return -1;
      }
      int depth = 0;
      int limit = Math.min(tokens.size(), open + LONGEST);
      for (int i = open; i < limit; i++) {
        if (tokens.get(i).is(Kind.OPEN)) {
          depth++;
        } else if (tokens.get(i).is(Kind.CLOSE) && --depth == 0) {
          return i;
        }
      }
      return -1;
    }
  }
}
