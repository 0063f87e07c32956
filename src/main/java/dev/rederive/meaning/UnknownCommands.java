package dev.rederive.meaning;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Statement;
import dev.rederive.meaning.formula.Beyond;
import dev.rederive.meaning.formula.Exprs;
import dev.rederive.meaning.formula.Symbols;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands that neither TeX nor the document defines, {@code \Vtheta}: names of something, a vector
 * perhaps, so that what depends on them is undecided unless an equation of the document says what
 * they are.
 */
final class UnknownCommands {
  private UnknownCommands() {}

  /** Makes every such name that no equation defines unknown, not free. */
  static void define(Symbols symbols, List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Claim claim) {
        collect(claim.left(), symbols);
        collect(claim.right(), symbols);
      } else if (statement instanceof Statement.Update update) {
        collect(update.target(), symbols);
        collect(update.value(), symbols);
      }
    }
    for (List<Definition> definitions : List.copyOf(symbols.definitions.values())) {
      for (Definition definition : List.copyOf(definitions)) {
        if (definition.body() != null) {
          collect(definition.body(), symbols);
        }
      }
    }
    for (FunctionDefinition function : List.copyOf(symbols.functions.values())) {
      if (function.body() != null) {
        collect(function.body(), symbols);
      }
    }
  }

  private static void collect(Expr formula, Symbols symbols) {
    Exprs.walk(
        formula,
        part -> {
          if (part instanceof Expr.Ref ref && Beyond.isUnknown(ref.quantity().name())) {
            define(ref.quantity(), symbols);
          } else if (part instanceof Expr.Apply call && Beyond.isUnknown(call.function().name())) {
            define(call.function(), symbols);
          }
        });
  }

  private static void define(Quantity quantity, Symbols symbols) {
    boolean given =
        symbols.givens.keySet().stream().anyMatch(ref -> ref.quantity().equals(quantity));
    if (given || symbols.definitions.containsKey(quantity) || quantity.version() < 0) {
      return;
    }
    List<IndexExpr> pattern = new ArrayList<>();
    for (int k = 0; k < quantity.rank(); k++) {
      pattern.add(IndexExpr.letter("#" + k));
    }
    symbols.define(new Definition(quantity, pattern, null, reason(quantity.name()), null));
  }

  private static void define(FunctionSymbol function, Symbols symbols) {
    if (!symbols.functions.containsKey(function)) {
      symbols.functions.put(
          function,
          new FunctionDefinition(function, List.of(), null, reason(function.name()), null));
    }
  }

  private static String reason(String name) {
    return "the command "
        + Beyond.command(name)
        + " is defined nowhere in the document (--macros FILE gives macros from elsewhere)";
  }
}
