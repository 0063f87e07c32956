package dev.rederive.math;

import dev.rederive.source.Position;
import dev.rederive.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * Everything one document says, as values.
 *
 * @param statements one per relation, in document order
 * @param definitions per quantity, in document order
 * @param functions the functions defined by a formula
 * @param givens values of single elements; constants as subscripts
 * @param sizes the sizes that are fixed
 * @param freeSizes the sizes that are not, in order of appearance
 * @param assumptions what all samples must satisfy
 * @param constraints what arrays are known to be, and where
 * @param choices the choices between readings that were made somewhere
 * @param defects places where the document itself is broken
 */
public record Model(
    List<Statement> statements,
    Map<Quantity, List<Definition>> definitions,
    Map<FunctionSymbol, FunctionDefinition> functions,
    Map<Expr.Ref, BigFraction> givens,
    Map<String, Integer> sizes,
    Set<String> freeSizes,
    List<Assumption> assumptions,
    List<Constrained> constraints,
    List<Repeat> repeats,
    List<NetworkBinding> networks,
    Set<Choice> choices,
    List<Finding> defects) {
  /** A condition for every value of its free letters. */
  public record Assumption(Expr.Condition condition, List<FreeIndex> free) {}

  /**
   * What an array is.
   *
   * @param scope the part of the source in which it is
   */
  public record Constrained(Constraint constraint, Span scope) {}

  /** What holds of arrays where a claim stands, at most one constraint on each. */
  public static List<Constraint> constraintsOn(
      Statement.Claim claim, List<Constrained> constraints) {
    int place = claim.site().sign().start();
    Map<Quantity, Constraint> here = new LinkedHashMap<>();
    for (Constrained one : constraints) {
      if (one.scope().start() <= place && place < one.scope().end()) {
        here.merge(
            one.constraint().quantity(),
            one.constraint(),
            (a, b) -> new Constraint(a.kind().and(b.kind()), a.quantity()));
      }
    }
    return List.copyOf(here.values());
  }

  /**
   * The derivative of a function of one argument that is defined by nothing but this derivative, as
   * {@code \Phi'} where the document calls {@code \Phi} without a formula for it; null if there is
   * none.
   */
  public FunctionDefinition derivativeOf(FunctionSymbol function) {
    FunctionDefinition derivative =
        function.arity() != 1 || functions.containsKey(function)
            ? null
            : functions.get(function.derivative());
    return derivative == null || derivative.body() == null ? null : derivative;
  }

  /** Whether a function is the derivative of one without a formula. */
  public boolean isDerivativeOfUnknown(FunctionSymbol function) {
    String name = function.name();
    return name.endsWith("'")
        && derivativeOf(
                new FunctionSymbol(
                    name.substring(0, name.length() - 1), function.arity(), function.version()))
            != null;
  }

  /** The same with further constraints written as definitions. */
  public Model under(List<Constraint> more) {
    Map<Quantity, List<Definition>> all = new LinkedHashMap<>(definitions);
    for (Constraint constraint : more) {
      for (Definition definition : Parametrisation.of(constraint)) {
        all.put(definition.target(), List.of(definition));
      }
    }
    return with(Collections.unmodifiableMap(all));
  }

  /** The same with other definitions of its quantities. */
  public Model with(Map<Quantity, List<Definition>> others) {
    return new Model(
        statements,
        others,
        functions,
        givens,
        sizes,
        freeSizes,
        assumptions,
        constraints,
        repeats,
        networks,
        choices,
        defects);
  }

  /** The same with what holds where a claim stands. */
  public Model at(Statement.Claim claim) {
    List<Constraint> here = constraintsOn(claim, constraints);
    return here.isEmpty() ? this : under(here);
  }

  /** A message about the document rather than about one of its relations. */
  public record Finding(Position place, String message) {}
}
