package dev.rederive.latex;

import dev.rederive.document.Document;
import dev.rederive.document.DocumentItem;
import dev.rederive.document.DocumentItem.Wrapping;
import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The macros a document defines for itself: {@code \newcommand}, {@code \renewcommand}, {@code
 * \providecommand}, {@code \def}, {@code \let}, {@code \DeclareMathOperator}, {@code
 * \DeclarePairedDelimiter}, in its mathematics or in its text. A call means the last definition
 * before it; one that is only defined later means the first.
 */
public final class Macros {
  private final Map<String, List<Macro>> byName;

  private Macros(Map<String, List<Macro>> byName) {
    this.byName = byName;
  }

  /** No macros at all. */
  public static Macros none() {
    return new Macros(Map.of());
  }

  /** The macros of a whole document. */
  public static Macros of(Document document) {
    Map<String, List<Macro>> found = new HashMap<>();
    Source source = document.source();
    for (DocumentItem item : document.items()) {
      if (item instanceof DocumentItem.MathFragment math) {
        collect(source.text(), math.content(), math.wrapping(), found);
      } else if (item instanceof DocumentItem.MacroText macros) {
        collect(source.text(), macros.span(), Wrapping.NONE, found);
      }
    }
    return new Macros(found);
  }

  private static void collect(
      String text, Span span, Wrapping wrapping, Map<String, List<Macro>> found) {
    if (!mayDefine(text, span)) {
      return;
    }
    List<Token> tokens = Tokenizer.tokenize(text, span, wrapping);
    int at = 0;
    while (at < tokens.size()) {
      MacroDefinition definition = MacroDefinition.read(tokens, at);
      if (definition == null) {
        at++;
        continue;
      }
      at = definition.next();
      Macro macro = definition.macro();
      if (macro != null) {
        add(macro, definition.manner(), found);
      }
    }
  }

  private static void add(
      Macro macro, MacroDefinition.Manner manner, Map<String, List<Macro>> found) {
    List<Macro> before = found.computeIfAbsent(macro.name(), name -> new ArrayList<>());
    switch (manner) {
      case DEFINES -> before.add(macro);
      case PROVIDES -> {
        if (before.isEmpty()) {
          before.add(macro);
        }
      }
      case COPIES -> {
        // \let takes the meaning of now: what is redefined later keeps its old one here.
        List<Macro> of = found.getOrDefault(macro.body().get(0).text(), List.of());
        boolean macroKnown = macro.body().get(0).is(Kind.COMMAND) && !of.isEmpty();
        before.add(
            macroKnown ? of.get(of.size() - 1).named(macro.name(), macro.definedAt()) : macro);
      }
    }
  }

  private static boolean mayDefine(String text, Span span) {
    for (int i = span.start(); i + 3 < span.end(); i++) {
      if (text.charAt(i) == '\\' && MacroDefinition.startsAt(text, i)) {
        return true;
      }
    }
    return false;
  }

  /** The definition that a call at this offset means, or null. */
  Macro find(String name, int offset) {
    List<Macro> all = byName.get(name);
    if (all == null) {
      return null;
    }
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).definedAt() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return all.get(Math.max(0, low - 1));
  }
}
