package dev.rederive.meaning;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.meaning.formula.Dependencies;
import dev.rederive.meaning.formula.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Formulas over samples: where {@code h(x) = \sum_j \theta_j x_j} is defined for one x and the
 * document speaks of {@code h(x^{(i)})}, the i-th h is the same formula with {@code x_j^{(i)}} for
 * {@code x_j}, and so is everything between h and x.
 */
public final class Slices {
  private final Symbols symbols;
  private final String argument;
  private final List<Range> samples;
  private final List<IndexExpr> letters = new ArrayList<>();

  private Slices(Symbols symbols, String argument, List<Range> samples) {
    this.symbols = symbols;
    this.argument = argument;
    this.samples = samples;
    for (int k = 0; k < samples.size(); k++) {
      letters.add(IndexExpr.letter("#s" + k));
    }
  }

  /** Defines every family of slices that a formula asked for. */
  static void define(Symbols symbols) {
    Map.copyOf(symbols.slices)
        .forEach(
            (slices, argument) -> {
              Slices over = new Slices(symbols, argument, slices.axes());
              over.slice(new Quantity(slices.name(), List.of(), slices.version()));
            });
  }

  /** The family of a quantity over the samples; defines it unless the document does. */
  private Quantity slice(Quantity quantity) {
    Quantity sliced = sliced(quantity);
    if (symbols.definitions.containsKey(sliced)) {
      return sliced;
    }
    for (Definition definition :
        List.copyOf(symbols.definitions.getOrDefault(quantity, List.of()))) {
      List<IndexExpr> pattern = new ArrayList<>(definition.pattern());
      pattern.addAll(letters);
      Expr body = definition.body() == null ? null : slice(definition.body());
      symbols.define(
          new Definition(sliced, pattern, body, definition.unknownBecause(), definition.place()));
    }
    return sliced;
  }

  private Quantity sliced(Quantity quantity) {
    List<Range> axes = new ArrayList<>(quantity.axes());
    axes.addAll(samples);
    return new Quantity(quantity.name(), axes, quantity.version());
  }

  private Expr slice(Expr formula) {
    if (!(formula instanceof Expr.Ref ref)) {
      return ExprParts.map(formula, this::slice);
    }
    boolean isArgument = ref.quantity().name().equals(argument);
    if (!isArgument && !dependsOnArgument(ref.quantity())) {
      return ref;
    }
    List<IndexExpr> subscripts = new ArrayList<>(ref.subscripts());
    subscripts.addAll(letters);
    Quantity over = isArgument ? sliced(ref.quantity()) : slice(ref.quantity());
    return new Expr.Ref(over, subscripts);
  }

  private boolean dependsOnArgument(Quantity quantity) {
    return Dependencies.of(symbols.definitions, symbols.functions, quantity).stream()
        .anyMatch(part -> part.name().equals(argument));
  }
}
