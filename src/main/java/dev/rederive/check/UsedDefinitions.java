package dev.rederive.check;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprLatex;
import dev.rederive.math.ExprParts;
import dev.rederive.math.ExprText;
import dev.rederive.math.FreshLetters;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.source.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The definitions that formulas rest on, directly or through each other. */
final class UsedDefinitions {
  private static final Comparator<UsedDefinition> IN_ORDER =
      Comparator.comparing(UsedDefinition::place, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(UsedDefinition::statement);

  private final Model model;
  private final List<UsedDefinition> found = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();
  private final Deque<Expr> open = new ArrayDeque<>();

  private UsedDefinitions(Model model) {
    this.model = model;
  }

  /** In the order of the document, what no line states first. */
  static List<UsedDefinition> of(Model model, List<Expr> formulas) {
    UsedDefinitions used = new UsedDefinitions(model);
    used.open.addAll(formulas);
    while (!used.open.isEmpty()) {
      used.visit(used.open.pop());
    }
    return used.found.stream().sorted(IN_ORDER).toList();
  }

  private void visit(Expr expr) {
    if (expr instanceof Expr.Ref ref) {
      visit(ref.quantity());
    } else if (expr instanceof Expr.Apply apply) {
      visit(apply.function());
    }
    open.addAll(ExprParts.of(expr));
  }

  private void visit(Quantity quantity) {
    if (!seen.add(quantity)) {
      return;
    }
    for (Definition definition : model.definitions().getOrDefault(quantity, List.of())) {
      String indices =
          definition.pattern().stream().map(Objects::toString).collect(Collectors.joining(","));
      String name = quantity + (indices.isEmpty() ? "" : "[" + indices + "]");
      String latex = ExprLatex.name(quantity, definition.pattern());
      add(definition.place(), name, latex, definition.body(), definition.unknownBecause());
    }
  }

  private void visit(FunctionSymbol function) {
    FunctionDefinition definition = model.functions().get(function);
    if (definition != null && seen.add(function)) {
      String formals =
          definition.formals().stream().map(Objects::toString).collect(Collectors.joining(", "));
      String name = function.name() + "(" + formals + ")";
      String arguments =
          definition.formals().stream()
              .map(formal -> ExprLatex.name(formal, List.of()))
              .collect(Collectors.joining(",\\, "));
      String latex = function.name() + "(" + arguments + ")";
      add(definition.place(), name, latex, definition.body(), definition.unknownBecause());
    }
  }

  private void add(Position place, String name, String latex, Expr body, String unknownBecause) {
    if (body == null) {
      found.add(new UsedDefinition(place, name + " is unknown: " + unknownBecause, null));
    } else {
      String text = FreshLetters.in(name + " = " + ExprText.of(body));
      String typeset = FreshLetters.in(latex + " = " + ExprLatex.of(body));
      found.add(new UsedDefinition(place, text, typeset));
      open.add(body);
    }
  }
}
