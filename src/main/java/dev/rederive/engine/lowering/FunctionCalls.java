package dev.rederive.engine.lowering;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.OpaqueFunction;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values of functions: defined by a formula, by their derivative, or by nothing. */
final class FunctionCalls {
  /** A function nobody defined may take so many arguments. */
  private static final int SPREAD_LIMIT = 10_000;

  /** A body inside the body of the same function, more often than anybody writes. */
  private static final int DEEPEST = 100;

  private final Lowering lowering;
  private final Model model;
  private final Dag dag;

  /** How many bodies of each function are being worked out. */
  private final Map<FunctionSymbol, Integer> inside = new HashMap<>();

  FunctionCalls(Lowering lowering, Model model) {
    this.lowering = lowering;
    this.model = model;
    this.dag = lowering.dag();
  }

  int value(Expr.Apply apply, Scope scope) {
    int[] arguments = lowering.lowerAll(apply.arguments(), scope);
    FunctionDefinition definition = model.functions().get(apply.function());
    if (definition == null) {
      OpaqueFunction opaque = new OpaqueFunction(apply.function().name(), apply.orders());
      int known = knownDerivative(opaque, arguments);
      return known >= 0 ? known : dag.opaque(opaque, arguments);
    }
    return apply(definition, apply.orders(), arguments, scope);
  }

  /** The value of a derivative whose formula the document gives; -1 if it is no such. */
  int knownDerivative(OpaqueFunction function, int[] arguments) {
    if (arguments.length != 1 || function.orders().get(0) == 0 || !hasKnownDerivative(function)) {
      return -1;
    }
    FunctionDefinition first = model.derivativeOf(new FunctionSymbol(function.name(), 1));
    return apply(first, List.of(function.orders().get(0) - 1), arguments, Scope.EMPTY);
  }

  boolean hasKnownDerivative(OpaqueFunction function) {
    return function.orders().size() == 1
        && model.derivativeOf(new FunctionSymbol(function.name(), 1)) != null;
  }

  private int apply(
      FunctionDefinition definition, List<Integer> orders, int[] arguments, Scope scope) {
    FunctionSymbol function = definition.function();
    if (definition.body() == null) {
      throw new Unresolved(
          Lowering.unknown(function.toString(), definition.place(), definition.unknownBecause()));
    }
    boolean differentiated =
        orders.stream().anyMatch(order -> order > 0) || differentiates(definition.body());
    Map<Quantity, Integer> formals = new HashMap<>();
    for (int k = 0; k < arguments.length; k++) {
      int argument = arguments[k];
      if (differentiated) {
        // The formal argument is the root: f'(u) differentiates by the slot, not by u, and so does
        // a body that differentiates by its own argument.
        Quantity formal = definition.formals().get(k);
        argument = lowering.copy(new Atom(formal, List.of(), 0), argument);
      }
      formals.put(definition.formals().get(k), argument);
    }
    int body;
    try {
      if (inside.merge(function, 1, Integer::sum) > DEEPEST) {
        throw new Unresolved("the definition of " + function + " calls itself");
      }
      body = lowering.lower(definition.body(), scope.with(formals));
    } finally {
      inside.merge(function, -1, Integer::sum);
    }
    for (int k = 0; k < arguments.length; k++) {
      for (int order = 0; order < orders.get(k); order++) {
        body = dag.derivative(body, formals.get(definition.formals().get(k)));
      }
    }
    return body;
  }

  private static boolean differentiates(Expr body) {
    return body instanceof Expr.Derivative
        || ExprParts.of(body).stream().anyMatch(FunctionCalls::differentiates);
  }

  /** A function of all elements: one node with as many arguments as there are elements. */
  int value(Expr.Spread spread, Scope scope) {
    List<Integer> arguments = new ArrayList<>();
    for (Expr.Elements all : spread.arguments()) {
      spread(all, 0, scope, arguments);
    }
    StringBuilder name = new StringBuilder(spread.name());
    for (IndexExpr output : spread.outputs()) {
      name.append('#').append(lowering.index(output, scope));
    }
    return dag.opaque(
        new OpaqueFunction(name.toString(), Collections.nCopies(arguments.size(), 0)),
        arguments.stream().mapToInt(Integer::intValue).toArray());
  }

  private void spread(Expr.Elements all, int at, Scope scope, List<Integer> arguments) {
    if (arguments.size() > SPREAD_LIMIT) {
      throw new Unresolved("a function of more than " + SPREAD_LIMIT + " numbers");
    }
    if (at == all.letters().size()) {
      arguments.add(lowering.lower(all.body(), scope));
      return;
    }
    Range range = all.ranges().get(at);
    int high = lowering.index(range.upper(), scope);
    for (int value = lowering.index(range.lower(), scope); value <= high; value++) {
      spread(all, at + 1, scope.bind(all.letters().get(at), value), arguments);
    }
  }
}
