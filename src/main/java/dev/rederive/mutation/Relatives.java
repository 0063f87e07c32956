package dev.rederive.mutation;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the quantities and functions of one document are easily mistaken for. The orders are those
 * of the names, so that nothing depends on how the model happens to be stored.
 */
final class Relatives {
  private static final Comparator<Quantity> BY_NAME =
      Comparator.comparing(Quantity::name, Label.NATURAL)
          .thenComparing(Quantity::version)
          .thenComparing(
              quantity ->
                  quantity.axes().stream().map(Range::name).collect(Collectors.joining(",")));

  private final TreeSet<Quantity> quantities = new TreeSet<>(BY_NAME);
  private final TreeSet<Quantity> variables = new TreeSet<>(BY_NAME);
  private final TreeSet<Quantity> differentiated = new TreeSet<>(BY_NAME);
  private final TreeSet<FunctionSymbol> functions =
      new TreeSet<>(
          Comparator.comparing(FunctionSymbol::name, Label.NATURAL)
              .thenComparing(FunctionSymbol::arity));

  Relatives(Model model) {
    for (Statement statement : model.statements()) {
      if (statement instanceof Statement.Claim claim) {
        collect(claim.left());
        collect(claim.right());
      } else if (statement instanceof Statement.Update update) {
        collect(update.target());
        collect(update.value());
      }
    }
    model.definitions().values().forEach(definitions -> definitions.forEach(this::collect));
    model.givens().keySet().forEach(this::collect);
    functions.addAll(model.functions().keySet());
    // Nothing can be said of a claim about a name whose definition could not be read.
    quantities.removeIf(
        quantity ->
            model.definitions().getOrDefault(quantity, List.of()).stream()
                .anyMatch(definition -> definition.body() == null));
  }

  /** Definitions the checker made up use names that nobody could have written by mistake. */
  private void collect(Definition definition) {
    if (definition.place() != null) {
      quantities.add(definition.target());
      if (definition.body() != null) {
        collect(definition.body());
      }
    }
  }

  private void collect(Expr expr) {
    if (expr instanceof Expr.Ref ref) {
      quantities.add(ref.quantity());
    } else if (expr instanceof Expr.Apply apply) {
      functions.add(apply.function());
    } else if (expr instanceof Expr.Derivative derivative) {
      variables.add(derivative.variable().quantity());
      if (derivative.of() instanceof Expr.Ref ref) {
        differentiated.add(ref.quantity());
      }
    }
    ExprParts.of(expr).forEach(this::collect);
  }

  /** The next and the previous label over the same units: w_6 and w_4 for w_5. */
  List<Quantity> byLabel(Quantity quantity) {
    return neighbours(
        quantity,
        quantities.stream()
            .filter(
                other ->
                    stem(other.name()).equals(stem(quantity.name()))
                        && other.axes().equals(quantity.axes())
                        && other.version() == quantity.version()),
        Quantity::name);
  }

  /** The next and the previous label of a function with as many arguments. */
  List<FunctionSymbol> byLabel(FunctionSymbol function) {
    return neighbours(
        function,
        functions.stream()
            .filter(
                other ->
                    other.arity() == function.arity()
                        && stem(other.name()).equals(stem(function.name()))),
        FunctionSymbol::name);
  }

  /** The same name over other units. */
  List<Quantity> byRange(Quantity quantity) {
    return quantities.stream()
        .filter(
            other ->
                other.name().equals(quantity.name())
                    && other.rank() == quantity.rank()
                    && !other.axes().equals(quantity.axes()))
        .toList();
  }

  /** Other names by which the document differentiates, over the same units. */
  List<Quantity> variables(Quantity quantity) {
    return named(quantity, variables);
  }

  /** Other names that the document differentiates, over the same units. */
  List<Quantity> differentiated(Quantity quantity) {
    return named(quantity, differentiated);
  }

  private static List<Quantity> named(Quantity quantity, Set<Quantity> among) {
    return neighbours(
        quantity,
        among.stream()
            .filter(
                other ->
                    other.equals(quantity)
                        || (!other.name().equals(quantity.name())
                            && other.axes().equals(quantity.axes()))),
        Quantity::name);
  }

  private static <T> List<T> neighbours(T one, Stream<T> family, Function<T, String> name) {
    List<T> others =
        family
            .filter(other -> !other.equals(one))
            .sorted(Comparator.comparing(name, Label.NATURAL))
            .toList();
    if (others.isEmpty()) {
      return List.of();
    }
    int next = 0;
    while (next < others.size()
        && Label.NATURAL.compare(name.apply(others.get(next)), name.apply(one)) < 0) {
      next++;
    }
    Set<T> nearest = new LinkedHashSet<>();
    nearest.add(others.get(next % others.size()));
    nearest.add(others.get((next + others.size() - 1) % others.size()));
    return new ArrayList<>(nearest);
  }

  private static String stem(String name) {
    return Label.of(name).stem();
  }
}
