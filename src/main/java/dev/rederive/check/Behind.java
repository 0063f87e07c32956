package dev.rederive.check;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What formulas depend on, through the definitions of a model. */
final class Behind {
  private final Model model;

  Behind(Model model) {
    this.model = model;
  }

  /** The quantities and functions that a formula reaches. */
  Set<Object> names(Expr formula) {
    Set<Object> names = new LinkedHashSet<>();
    collect(formula, names, new ArrayList<>());
    return names;
  }

  /** A formula and the bodies of all definitions that it reaches. */
  List<Expr> formulas(Expr formula) {
    List<Expr> formulas = new ArrayList<>();
    collect(formula, new LinkedHashSet<>(), formulas);
    return formulas;
  }

  boolean reaches(Expr formula, Quantity root) {
    return names(formula).contains(root);
  }

  private void collect(Expr formula, Set<Object> names, List<Expr> formulas) {
    Deque<Expr> open = new ArrayDeque<>(List.of(formula));
    while (!open.isEmpty()) {
      Expr next = open.pop();
      formulas.add(next);
      Unexplained.walk(
          next,
          part -> {
            Object name = Unexplained.name(part);
            if (name != null && names.add(name)) {
              bodies(name).forEach(open::push);
            }
          });
    }
  }

  /** The formulas that a quantity or a function is defined by, as far as they could be read. */
  List<Expr> bodies(Object name) {
    List<Expr> bodies = new ArrayList<>();
    for (Definition one : model.definitions().getOrDefault(name, List.of())) {
      if (one.body() != null) {
        bodies.add(one.body());
      }
    }
    FunctionDefinition function = model.functions().get(name);
    if (function != null && function.body() != null) {
      bodies.add(function.body());
    }
    return bodies;
  }
}
