package dev.rederive.check;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.ExprText;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
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
  private record Line(int number, String text) {}

  private final Model model;
  private final List<Line> lines = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();
  private final Deque<Expr> open = new ArrayDeque<>();

  private UsedDefinitions(Model model) {
    this.model = model;
  }

  /** Each as one line that names its place, in the order of the document. */
  static List<String> of(Model model, List<Expr> formulas) {
    UsedDefinitions used = new UsedDefinitions(model);
    used.open.addAll(formulas);
    while (!used.open.isEmpty()) {
      used.visit(used.open.pop());
    }
    return used.lines.stream()
        .sorted(Comparator.comparingInt(Line::number).thenComparing(Line::text))
        .map(line -> (line.number > 0 ? "line " + line.number + ": " : "implied: ") + line.text)
        .toList();
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
      add(definition.line(), name, definition.body(), definition.unknownBecause());
    }
  }

  private void visit(FunctionSymbol function) {
    FunctionDefinition definition = model.functions().get(function);
    if (definition != null && seen.add(function)) {
      String formals =
          definition.formals().stream().map(Objects::toString).collect(Collectors.joining(", "));
      String name = function.name() + "(" + formals + ")";
      add(definition.line(), name, definition.body(), definition.unknownBecause());
    }
  }

  private void add(int line, String name, Expr body, String unknownBecause) {
    if (body == null) {
      lines.add(new Line(line, name + " is unknown: " + unknownBecause));
    } else {
      lines.add(new Line(line, name + " = " + ExprText.of(body)));
      open.add(body);
    }
  }
}
