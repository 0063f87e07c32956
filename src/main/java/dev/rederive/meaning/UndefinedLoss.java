package dev.rederive.meaning;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.Relation;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A scalar that is differentiated but defined nowhere is any function of the sinks: the defined
 * quantities that no other definition uses. To first order that is a linear form with free
 * coefficients; where it is differentiated twice, a quadratic one.
 */
final class UndefinedLoss {
  private UndefinedLoss() {}

  /**
   * Gives every such scalar its general form, and takes a relation between its derivative and
   * something free of it for what it is: the definition of that derivative, not a claim.
   *
   * @param statements in document order; claims that turn out to define are replaced
   */
  static void define(Symbols symbols, List<Statement> statements) {
    Set<Quantity> losses = find(symbols, statements);
    for (Quantity loss : losses) {
      statements.replaceAll(statement -> definedDerivative(statement, loss, symbols));
    }
  }

  private static Statement definedDerivative(Statement statement, Quantity loss, Symbols symbols) {
    if (!(statement instanceof Statement.Claim claim) || claim.relation() != Relation.EQUAL) {
      return statement;
    }
    boolean left = Dependencies.of(symbols, claim.left()).quantities().contains(loss);
    boolean right = Dependencies.of(symbols, claim.right()).quantities().contains(loss);
    if (left == right) {
      return statement;
    }
    List<String> readings = new ArrayList<>(claim.readings());
    readings.add(
        loss
            + " is defined nowhere: this says what a derivative of it is, and is not judged;"
            + " define "
            + loss
            + " to have it checked");
    return new Statement.Defines(claim.site(), "∂" + loss, readings);
  }

  /** Finds these scalars and defines them. */
  private static Set<Quantity> find(Symbols symbols, List<Statement> statements) {
    Map<Quantity, Integer> orders = new LinkedHashMap<>();
    Set<Quantity> variables = new LinkedHashSet<>();
    for (Statement statement : statements) {
      if (statement instanceof Statement.Claim claim) {
        collect(claim.left(), symbols, orders, variables);
        collect(claim.right(), symbols, orders, variables);
      } else if (statement instanceof Statement.Update update) {
        collect(update.value(), symbols, orders, variables);
      }
    }
    for (List<Definition> definitions : List.copyOf(symbols.definitions.values())) {
      for (Definition definition : definitions) {
        if (definition.body() != null) {
          collect(definition.body(), symbols, orders, variables);
        }
      }
    }
    orders.forEach((loss, order) -> define(loss, order, variables, symbols));
    return orders.keySet();
  }

  private static void collect(
      Expr expr, Symbols symbols, Map<Quantity, Integer> orders, Set<Quantity> variables) {
    Exprs.walk(
        expr,
        part -> {
          if (part instanceof Expr.Derivative derivative) {
            int order = 1;
            Expr inner = derivative.of();
            while (inner instanceof Expr.Derivative deeper) {
              order++;
              inner = deeper.of();
            }
            if (inner instanceof Expr.Ref ref && isUndefined(ref.quantity(), symbols)) {
              orders.merge(ref.quantity(), order, Math::max);
              variables.add(derivative.variable().quantity());
            }
          }
        });
  }

  private static boolean isUndefined(Quantity quantity, Symbols symbols) {
    return quantity.rank() == 0
        && quantity.version() > 0
        && !symbols.definitions.containsKey(quantity)
        && !symbols.givens.containsKey(Expr.Ref.scalar(quantity))
        && symbols.definitions.values().stream()
            .flatMap(List::stream)
            .noneMatch(
                definition ->
                    definition.body() != null && mentionsOutsideDerivative(definition, quantity));
  }

  /** A free variable that other quantities are made of is no loss. */
  private static boolean mentionsOutsideDerivative(Definition definition, Quantity quantity) {
    boolean[] found = {false};
    walkValues(definition.body(), quantity, found);
    return found[0];
  }

  private static void walkValues(Expr expr, Quantity quantity, boolean[] found) {
    if (expr instanceof Expr.Derivative derivative && derivative.of() instanceof Expr.Ref) {
      return;
    }
    found[0] |= expr instanceof Expr.Ref ref && ref.quantity().equals(quantity);
    for (Expr part : ExprParts.of(expr)) {
      walkValues(part, quantity, found);
    }
  }

  private static void define(Quantity loss, int order, Set<Quantity> variables, Symbols symbols) {
    Set<Quantity> used = new LinkedHashSet<>();
    Set<Quantity> candidates = new LinkedHashSet<>();
    symbols.definitions.forEach(
        (quantity, definitions) -> {
          boolean mentions = false;
          Set<Quantity> parts = new LinkedHashSet<>();
          for (Definition definition : definitions) {
            if (definition.body() != null) {
              Exprs.walk(
                  definition.body(),
                  part -> {
                    if (part instanceof Expr.Ref ref) {
                      parts.add(ref.quantity());
                    }
                  });
            }
          }
          mentions = parts.contains(loss);
          if (!mentions) {
            parts.remove(quantity);
            used.addAll(parts);
            candidates.add(quantity);
          }
        });
    candidates.removeAll(used);
    if (candidates.isEmpty()) {
      candidates.addAll(variables);
    }
    List<Expr> terms = new ArrayList<>();
    for (Quantity sink : candidates) {
      terms.add(
          overAxes(
              sink,
              "",
              indices ->
                  times(coefficient(loss, List.of(sink), indices), new Expr.Ref(sink, indices))));
    }
    if (order >= 2) {
      for (Quantity one : candidates) {
        for (Quantity other : candidates) {
          terms.add(
              overAxes(
                  one,
                  "",
                  i ->
                      overAxes(
                          other,
                          "'",
                          j -> {
                            List<IndexExpr> both = new ArrayList<>(i);
                            both.addAll(j);
                            return times(
                                coefficient(loss, List.of(one, other), both),
                                times(new Expr.Ref(one, i), new Expr.Ref(other, j)));
                          })));
        }
      }
    }
    Expr body = terms.size() == 1 ? terms.get(0) : new Expr.Add(terms);
    symbols.define(new Definition(loss, List.of(), body, null, null));
  }

  private static Expr times(Expr a, Expr b) {
    return new Expr.Multiply(List.of(a, b));
  }

  private static Expr coefficient(Quantity loss, List<Quantity> sinks, List<IndexExpr> indices) {
    List<Range> axes = new ArrayList<>();
    StringBuilder name = new StringBuilder("c^{").append(loss.name()).append("}_{");
    for (Quantity sink : sinks) {
      axes.addAll(sink.axes());
      name.append(name.charAt(name.length() - 1) == '{' ? "" : ",").append(sink.name());
    }
    return new Expr.Ref(new Quantity(name.append('}').toString(), axes, 1), indices);
  }

  private static Expr overAxes(
      Quantity quantity, String mark, Function<List<IndexExpr>, Expr> body) {
    List<IndexExpr> indices = new ArrayList<>();
    for (int k = 0; k < quantity.rank(); k++) {
      indices.add(IndexExpr.letter("#" + k + mark));
    }
    Expr result = body.apply(indices);
    for (int k = quantity.rank() - 1; k >= 0; k--) {
      Range axis = quantity.axes().get(k);
      result =
          new Expr.Reduction(
              Expr.Reduction.Kind.SUM,
              "#" + k + mark,
              axis.lower(),
              axis.upper(),
              List.of(),
              result);
    }
    return result;
  }
}
