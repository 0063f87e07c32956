package dev.rederive.latex;

import dev.rederive.latex.Macros.Macro;
import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A macro's definition among tokens.
 *
 * @param macro what it defines; null if the definition is malformed
 * @param next the index after it
 */
record MacroDefinition(Macro macro, int next) {
  private static final Set<String> COMMANDS =
      Set.of(
          "newcommand",
          "renewcommand",
          "providecommand",
          "DeclareRobustCommand",
          "NewDocumentCommand",
          "RenewDocumentCommand",
          "DeclareMathOperator",
          "DeclarePairedDelimiter",
          "def",
          "gdef",
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
    while (end < text.length() && end < name + 24 && Tokenizer.isAsciiLetter(text.charAt(end))) {
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
        return new MacroDefinition(null, at);
      }
      Macro macro =
          switch (command.text()) {
            case "def", "gdef" -> plainTex(name);
            case "let" -> let(name);
            case "DeclareMathOperator" -> operator(name);
            case "DeclarePairedDelimiter" -> paired(name);
            case "NewDocumentCommand", "RenewDocumentCommand" -> documentCommand(name);
            default -> newCommand(name);
          };
      return new MacroDefinition(macro, at);
    }

    private Macro newCommand(String name) {
      int parameters = 0;
      List<Token> optional = null;
      List<Token> count = bracketed();
      if (count != null) {
        parameters =
            count.size() == 1 && count.get(0).is(Kind.DIGIT)
                ? count.get(0).text().charAt(0) - '0'
                : 0;
        optional = bracketed();
      }
      return macro(name, parameters, optional, argument());
    }

    private Macro plainTex(String name) {
      int parameters = 0;
      while (at < tokens.size() && !tokens.get(at).is(Kind.OPEN)) {
        if (tokens.get(at).isCharacter("#")) {
          parameters++;
        }
        at++;
      }
      return macro(name, parameters, null, argument());
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
      return macro(name, 0, null, body);
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
      body.add(new Token(Kind.DIGIT, "1", span, false));
      body.add(new Token(Kind.COMMAND, "right", span, false));
      body.addAll(right);
      return macro(name, 1, null, body);
    }

    private Macro documentCommand(String name) {
      List<Token> pattern = argument();
      if (pattern == null) {
        return null;
      }
      int parameters = 0;
      for (Token token : pattern) {
        if (token.is(Kind.LETTER, "m")) {
          parameters++;
        } else {
          argument();
          return null;
        }
      }
      return macro(name, parameters, null, argument());
    }

    private Macro macro(String name, int parameters, List<Token> optional, List<Token> body) {
      return body == null
          ? null
          : new Macro(name, parameters, optional, List.copyOf(body), command.span().start());
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
      if (at >= tokens.size() || !tokens.get(at).is(Kind.OPEN)) {
        return null;
      }
      int depth = 0;
      int limit = Math.min(tokens.size(), at + LONGEST);
      for (int i = at; i < limit; i++) {
        if (tokens.get(i).is(Kind.OPEN)) {
          depth++;
        } else if (tokens.get(i).is(Kind.CLOSE) && --depth == 0) {
          List<Token> inside = tokens.subList(at + 1, i);
          at = i + 1;
          return inside;
        }
      }
      return null;
    }
  }
}
