package dev.rederive.check;

import dev.rederive.engine.lowering.Groundwork;
import dev.rederive.math.Calculus;
import dev.rederive.math.Constraint;
import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Mark;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.math.Relation;
import dev.rederive.math.Site;
import dev.rederive.math.Statement;
import dev.rederive.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * The parts of a model that single claims rest on: definitions and functions a claim reaches, their
 * given values, what arrays are known to be where it stands, and what concerns every claim. A claim
 * is judged by its slice as it is by the model, to the last digit. Safe for several threads.
 */
final class ModelSlices {
  /** Where no claim stands; what holds there, holds of the whole slice. */
  private static final Span EVERYWHERE = new Span(0, Integer.MAX_VALUE);

  private static final Expr.Ref NOTHING = Expr.Ref.scalar(Quantity.scalar(""));

  private final Model model;
  private final Map<String, Integer> sizes;
  private final boolean differentiates;
  private final Set<Object> explained;
  private final ContentKey.Shared shared = new ContentKey.Shared();
  private final Map<List<Constraint>, Slice> wholes = new HashMap<>();

  /**
   * @param sizes what the caller chose
   */
  ModelSlices(Model model, Map<String, Integer> sizes) {
    this.model = model;
    this.sizes = sizes;
    this.differentiates = Calculus.appearsIn(model);
    this.explained = Unexplained.explained(model);
  }

  /**
   * A part of a model.
   *
   * @param key its content
   */
  record Slice(Model model, ContentKey key) {
    /** The key of a judgement made from this part. */
    ContentKey keyOf(Statement.Claim claim, CheckSettings settings, Thoroughness thoroughness) {
      ContentKey own =
          ContentKey.of(
              new ContentKey.Shared(),
              key.digest(),
              claim,
              settings.sizes(),
              settings.seed(),
              thoroughness);
      return new ContentKey(own.digest(), key.places());
    }
  }

  /**
   * @return the whole model, but for its statements, where a claim may reach anything: where it
   *     speaks of executed updates or a network is bound, and where sizes are so large that all
   *     definitions are worked out together
   */
  Slice of(Statement.Claim claim) {
    List<Constraint> here = Model.constraintsOn(claim, model.constraints());
    if (claim.state() > 0 || !model.networks().isEmpty()) {
      return whole(here);
    }
    Model part = part(claim, here);
    boolean isShared = SizeChoices.of(part, claim, sizes).stream().anyMatch(Groundwork::isShared);
    return isShared ? whole(here) : slice(part);
  }

  private Slice slice(Model part) {
    synchronized (shared) {
      return new Slice(part, ContentKey.of(shared, part));
    }
  }

  private Slice whole(List<Constraint> here) {
    synchronized (wholes) {
      return wholes.computeIfAbsent(
          here,
          constraints ->
              slice(
                  new Model(
                      standIns(explained),
                      model.definitions(),
                      model.functions(),
                      model.givens(),
                      model.sizes(),
                      model.freeSizes(),
                      model.assumptions(),
                      everywhere(constraints),
                      model.repeats(),
                      model.networks(),
                      Set.of(),
                      List.of())));
    }
  }

  private Model part(Statement.Claim claim, List<Constraint> here) {
    Reach reach = new Reach();
    reach.claim(claim);
    Map<Quantity, List<Definition>> definitions = new LinkedHashMap<>(model.definitions());
    definitions.keySet().retainAll(reach.quantities);
    Map<FunctionSymbol, FunctionDefinition> functions = new LinkedHashMap<>(model.functions());
    functions.keySet().retainAll(reach.functions);
    Map<Expr.Ref, BigFraction> givens = new LinkedHashMap<>(model.givens());
    givens.keySet().removeIf(ref -> !reach.quantities.contains(ref.quantity()));
    Set<Object> names = Unexplained.names(claim);
    names.retainAll(explained);
    return new Model(
        standIns(names),
        definitions,
        functions,
        givens,
        model.sizes(),
        model.freeSizes(),
        model.assumptions(),
        everywhere(here),
        List.of(),
        List.of(),
        Set.of(),
        List.of());
  }

  private static List<Model.Constrained> everywhere(List<Constraint> here) {
    return here.stream().map(one -> new Model.Constrained(one, EVERYWHERE)).toList();
  }

  /**
   * What a judgement takes from other statements of the document, as one statement: whether anything
   * is differentiated, for then the algebra system is asked about claims without derivatives too, and
   * which names the document says something of.
   */
  private List<Statement> standIns(Collection<Object> names) {
    List<Expr.Condition> said = new ArrayList<>();
    for (Object name : names) {
      Expr mention =
          name instanceof Quantity quantity
              ? new Expr.Ref(quantity, Collections.nCopies(quantity.rank(), IndexExpr.constant(1)))
              : mention((FunctionSymbol) name);
      said.add(new Expr.Condition(mention, Relation.EQUAL, mention));
    }
    Expr side = differentiates ? new Expr.Derivative(NOTHING, NOTHING) : NOTHING;
    return List.of(
        new Statement.Claim(
            new Site(new Span(0, 0), "=", "", "", true),
            Statement.Claim.Kind.SYMBOLIC,
            side,
            Relation.EQUAL,
            side,
            List.of(),
            said,
            Mark.NONE,
            0,
            List.of()));
  }

  private static Expr mention(FunctionSymbol function) {
    return new Expr.Apply(function, List.of(), List.of());
  }

  /** Which quantities and functions can be arrived at. */
  private final class Reach {
    private final Set<Quantity> quantities = new LinkedHashSet<>();
    private final Set<FunctionSymbol> functions = new LinkedHashSet<>();
    private final Deque<Expr> open = new ArrayDeque<>();

    void claim(Statement.Claim claim) {
      open.add(claim.left());
      open.add(claim.right());
      claim.conditions().forEach(this::condition);
      model.assumptions().forEach(assumption -> condition(assumption.condition()));
      while (!open.isEmpty()) {
        Expr expr = open.pop();
        if (expr instanceof Expr.Ref ref && quantities.add(ref.quantity())) {
          for (Definition one : model.definitions().getOrDefault(ref.quantity(), List.of())) {
            body(one.body());
          }
        } else if (expr instanceof Expr.Apply apply && functions.add(apply.function())) {
          FunctionDefinition definition = model.functions().get(apply.function());
          if (definition != null) {
            body(definition.body());
          }
          FunctionDefinition derivative = model.derivativeOf(apply.function());
          if (derivative != null && functions.add(derivative.function())) {
            body(derivative.body());
          }
        }
        open.addAll(ExprParts.of(expr));
      }
    }

    private void condition(Expr.Condition condition) {
      open.add(condition.left());
      open.add(condition.right());
    }

    private void body(Expr body) {
      if (body != null) {
        open.add(body);
      }
    }
  }
}
