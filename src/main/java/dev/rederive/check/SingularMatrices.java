package dev.rederive.check;

import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.lowering.Groundwork;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.engine.modular.ModularIdentityTest;
import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.math.Statement;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why a claim with an inverse or a determinant in it exists nowhere: {@code (u u')^{-1}} is the
 * inverse of a matrix of rank one, whose determinant is 0 identically.
 */
final class SingularMatrices {
  /** A reason is worth a moment, not a second. */
  private static final long WORK = 20_000_000;

  private final Model model;
  private final Recent<Groundwork> groundworks;

  SingularMatrices(Model model, Recent<Groundwork> groundworks) {
    this.model = model;
    this.groundworks = groundworks;
  }

  /**
   * The reason, or null if no determinant in the claim is 0 identically, or it is not known.
   *
   * @param sizes at which the claim exists nowhere
   */
  String reason(Statement.Claim claim, Map<String, Integer> sizes, long seed) {
    Set<Expr.Determinant> inverted = new LinkedHashSet<>();
    Set<Expr.Determinant> determinants = new LinkedHashSet<>();
    Set<Quantity> seen = new HashSet<>();
    collect(claim.left(), inverted, determinants, seen);
    collect(claim.right(), inverted, determinants, seen);
    if (inverted.stream().anyMatch(det -> isZero(claim, det, sizes, seed))) {
      return "a matrix that is inverted is singular: its determinant is 0 whatever its names are";
    }
    return determinants.stream().anyMatch(det -> isZero(claim, det, sizes, seed))
        ? "a matrix is singular: its determinant is 0 whatever its names are"
        : null;
  }

  /** Through definitions, for the elements of an inverse share one. */
  private void collect(
      Expr part,
      Set<Expr.Determinant> inverted,
      Set<Expr.Determinant> determinants,
      Set<Quantity> seen) {
    if (part instanceof Expr.Inverse inverse) {
      inverted.add(
          new Expr.Determinant(
              inverse.rowLetter(),
              inverse.columnLetter(),
              inverse.lower(),
              inverse.upper(),
              inverse.body()));
    } else if (part instanceof Expr.Determinant determinant) {
      determinants.add(determinant);
    }
    if (part instanceof Expr.Ref ref && seen.add(ref.quantity())) {
      for (Definition definition : model.definitions().getOrDefault(ref.quantity(), List.of())) {
        if (definition.body() != null) {
          collect(definition.body(), inverted, determinants, seen);
        }
      }
    }
    ExprParts.of(part).forEach(inner -> collect(inner, inverted, determinants, seen));
  }

  private boolean isZero(
      Statement.Claim claim, Expr.Determinant determinant, Map<String, Integer> sizes, long seed) {
    try {
      Statement.Claim zero = claim.withSides(determinant, Expr.Number.of(0));
      Formulation formulation = new Formulation(model, zero, sizes, groundworks);
      return ModularIdentityTest.test(
                  formulation.dag(),
                  formulation.differences(),
                  formulation.assumedSigns(),
                  seed,
                  WORK)
              .evidence()
              .outcome()
          == Outcome.EQUAL;
    } catch (Dag.TooLarge | Unresolved large) {
      return false; // a determinant inside a sum has letters of its own
    }
  }
}
