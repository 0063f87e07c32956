package dev.rederive.check;

import dev.rederive.math.Calculus;
import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.math.Site;
import dev.rederive.math.Statement;
import dev.rederive.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * The part of a model that one claim rests on: definitions and functions it reaches, their given
 * values, and what concerns every claim. A claim is judged by its slice as it is by the model.
 */
final class ModelSlice {
  /**
   * Stands for all derivatives of a document: where there is one, the algebra system is asked about
   * claims without any too.
   */
  private static final Statement DERIVATIVE = derivative();

  private static Statement derivative() {
    Expr.Ref nothing = Expr.Ref.scalar(Quantity.scalar(""));
    return new Statement.Update(
        new Site(new Span(0, 0), "", "", "", false),
        nothing,
        new Expr.Derivative(nothing, nothing),
        List.of(),
        List.of());
  }

  private final Model model;
  private final Set<Quantity> quantities = new LinkedHashSet<>();
  private final Set<FunctionSymbol> functions = new LinkedHashSet<>();
  private final Deque<Expr> open = new ArrayDeque<>();

  private ModelSlice(Model model) {
    this.model = model;
  }

  /**
   * @return a model; the whole one, but for its statements, where a claim speaks of executed updates
   *     or a network is bound, which may reach anything
   */
  static Model of(Model model, Statement.Claim claim) {
    List<Statement> calculus = Calculus.appearsIn(model) ? List.of(DERIVATIVE) : List.of();
    if (isWhole(model, claim)) {
      return new Model(
          calculus,
          model.definitions(),
          model.functions(),
          model.givens(),
          model.sizes(),
          model.freeSizes(),
          model.assumptions(),
          model.repeats(),
          model.networks(),
          List.of());
    }
    ModelSlice slice = new ModelSlice(model);
    slice.reach(claim);
    Map<Quantity, List<Definition>> definitions = new LinkedHashMap<>(model.definitions());
    definitions.keySet().retainAll(slice.quantities);
    Map<FunctionSymbol, FunctionDefinition> functions = new LinkedHashMap<>(model.functions());
    functions.keySet().retainAll(slice.functions);
    Map<Expr.Ref, BigFraction> givens = new LinkedHashMap<>(model.givens());
    givens.keySet().removeIf(ref -> !slice.quantities.contains(ref.quantity()));
    return new Model(
        calculus,
        definitions,
        functions,
        givens,
        model.sizes(),
        model.freeSizes(),
        model.assumptions(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Whether the slice is the whole model, and so the same for all such claims. */
  static boolean isWhole(Model model, Statement.Claim claim) {
    return claim.state() > 0 || !model.networks().isEmpty();
  }

  private void reach(Statement.Claim claim) {
    open.add(claim.left());
    open.add(claim.right());
    claim.conditions().forEach(this::reach);
    model.assumptions().forEach(assumption -> reach(assumption.condition()));
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      if (expr instanceof Expr.Ref ref && quantities.add(ref.quantity())) {
        for (Definition one : model.definitions().getOrDefault(ref.quantity(), List.of())) {
          reach(one.body());
        }
      } else if (expr instanceof Expr.Apply apply && functions.add(apply.function())) {
        FunctionDefinition definition = model.functions().get(apply.function());
        if (definition != null) {
          reach(definition.body());
        }
      }
      open.addAll(ExprParts.of(expr));
    }
  }

  private void reach(Expr.Condition condition) {
    open.add(condition.left());
    open.add(condition.right());
  }

  private void reach(Expr body) {
    if (body != null) {
      open.add(body);
    }
  }
}
