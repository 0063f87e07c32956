package dev.rederive.latex;

import dev.rederive.latex.Macro.Parameter;
import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Replaces the calls of a document's own macros. What a macro's body contributes has the span of
 * the outermost call; what was written as an argument keeps its own. Definitions disappear.
 */
final class MacroExpansion {
  /** A formula of more tokens than this is not written by a person. */
  private static final int MOST_TOKENS_MADE = 100_000;

  /** What a star or a missing argument is while a macro's body is put together. */
  private static final String YES = "BooleanTrue";

  private static final String NO = "BooleanFalse";
  private static final String NO_VALUE = "NoValue";

  /** Questions about an argument, and the mark that answers them with yes, or with no. */
  private static final Map<String, String> QUESTIONS =
      Map.of(
          "IfBooleanTF",
          YES,
          "IfBooleanT",
          YES,
          "IfNoValueTF",
          NO_VALUE,
          "IfNoValueT",
          NO_VALUE,
          "IfValueTF",
          "!" + NO_VALUE,
          "IfValueT",
          "!" + NO_VALUE);

  private final Macros macros;
  private final int offset;
  private final ArrayDeque<Token> input;
  private final List<Token> output = new ArrayList<>();
  private int made;

  private MacroExpansion(List<Token> tokens, Macros macros, int offset) {
    this.macros = macros;
    this.offset = offset;
    this.input = new ArrayDeque<>(tokens);
  }

  static List<Token> expand(List<Token> tokens, Macros macros, int offset) {
    return new MacroExpansion(withoutDefinitions(tokens), macros, offset).run();
  }

  private static List<Token> withoutDefinitions(List<Token> tokens) {
    List<Token> kept = new ArrayList<>(tokens.size());
    int at = 0;
    while (at < tokens.size()) {
      MacroDefinition definition = MacroDefinition.read(tokens, at);
      if (definition == null) {
        kept.add(tokens.get(at++));
      } else {
        at = definition.next();
      }
    }
    return kept;
  }

  private List<Token> run() {
    while (!input.isEmpty()) {
      Token token = input.pop();
      Macro macro = token.is(Kind.COMMAND) ? macros.find(token.text(), offset) : null;
      if (macro == null && token.is(Kind.COMMAND) && QUESTIONS.containsKey(token.text())) {
        choose(token);
      } else if (macro == null) {
        output.add(token);
      } else if (macro.isAlias()) {
        output.add(macro.body().get(0).at(token.span()).withSpace(token.spaced()));
      } else if (made > MOST_TOKENS_MADE) {
        output.add(
            new Token(
                Kind.BROKEN,
                "the expansion of \\" + token.text() + " does not end",
                token.span(),
                token.spaced()));
      } else {
        call(token, macro);
      }
    }
    return output;
  }

  private void call(Token token, Macro macro) {
    List<List<Token>> arguments = new ArrayList<>();
    for (Parameter parameter : macro.parameters()) {
      List<Token> argument =
          switch (parameter.kind()) {
            case MANDATORY -> argument();
            case OPTIONAL -> optional(parameter, token.span());
            case STAR -> star(token.span());
          };
      if (argument == null) {
        String reason = "\\" + token.text() + " lacks an argument";
        output.add(new Token(Kind.BROKEN, reason, token.span(), token.spaced()));
        return;
      }
      arguments.add(argument);
    }
    List<Token> body = macro.body();
    List<Token> replaced = new ArrayList<>(body.size());
    Span place = token.span();
    for (int i = 0; i < body.size() && made + replaced.size() <= MOST_TOKENS_MADE; i++) {
      Token part = body.get(i);
      if (part.isCharacter("#") && i + 1 < body.size() && body.get(i + 1).is(Kind.DIGIT)) {
        int number = body.get(++i).text().charAt(0) - '0';
        if (number >= 1 && number <= arguments.size()) {
          replaced.addAll(arguments.get(number - 1));
        }
      } else {
        replaced.add(part.at(place));
      }
    }
    made += replaced.size() + 1;
    for (int i = replaced.size() - 1; i >= 0; i--) {
      Token part = replaced.get(i);
      input.push(i == 0 && token.spaced() ? part.withSpace(true) : part);
    }
  }

  private List<Token> star(Span place) {
    Token next = input.peek();
    boolean star = next != null && next.isCharacter("*");
    if (star) {
      input.pop();
    }
    return List.of(new Token(Kind.COMMAND, star ? YES : NO, place, false));
  }

  /** {@code \IfBooleanTF{#1}{yes}{no}} and its like, where an argument has been put in. */
  private void choose(Token question) {
    List<Token> asked = argument();
    List<Token> yes = argument();
    List<Token> no = question.text().endsWith("TF") ? argument() : List.of();
    if (asked == null || yes == null || no == null) {
      output.add(
          new Token(Kind.BROKEN, question.latex() + " lacks an argument", question.span(), false));
      return;
    }
    String mark = QUESTIONS.get(question.text());
    boolean isMark = asked.size() == 1 && asked.get(0).isCommand(mark.replace("!", ""));
    List<Token> chosen = isMark != mark.startsWith("!") ? yes : no;
    made += chosen.size();
    for (int i = chosen.size() - 1; i >= 0; i--) {
      input.push(chosen.get(i));
    }
  }

  private List<Token> optional(Parameter parameter, Span place) {
    Token next = input.peek();
    if (next == null || !next.isCharacter("[")) {
      return parameter.otherwise() == null
          ? List.of(new Token(Kind.COMMAND, NO_VALUE, place, false))
          : parameter.otherwise();
    }
    input.pop();
    List<Token> inside = new ArrayList<>();
    int depth = 0;
    while (!input.isEmpty()) {
      Token token = input.pop();
      if (token.is(Kind.OPEN)) {
        depth++;
      } else if (token.is(Kind.CLOSE)) {
        depth--;
      } else if (depth == 0 && token.isCharacter("]")) {
        return inside;
      }
      inside.add(token);
    }
    return inside;
  }

  /** One token, or what is in one group. */
  private List<Token> argument() {
    Token first = input.poll();
    if (first == null || first.is(Kind.CLOSE)) {
      return null;
    }
    List<Token> inside = new ArrayList<>();
    if (!first.is(Kind.OPEN)) {
      inside.add(first);
      return inside;
    }
    int depth = 1;
    while (!input.isEmpty()) {
      Token token = input.pop();
      if (token.is(Kind.OPEN)) {
        depth++;
      } else if (token.is(Kind.CLOSE) && --depth == 0) {
        return inside;
      }
      inside.add(token);
    }
    return null;
  }
}
