package dev.rederive.check;

import dev.rederive.engine.dag.Atom;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which variable an approximation is about. It is told by its name or by the place where it stands,
 * never by which one would make the claim hold. In this order, and only if there is one of its kind:
 * a scalar called ε; one that is added to an argument on one side only, as in {@code E(w + p)}; one
 * called δ…, Δ… or h.
 */
final class SmallParameter {
  private static final Set<String> EPSILONS = Set.of("\\epsilon", "\\varepsilon");

  private SmallParameter() {}

  /**
   * The small parameter, or null if none or several would do.
   *
   * @param left the free scalars of the left side, derivatives worked out
   * @param right those of the right side
   */
  static Atom of(Statement.Claim claim, Set<Atom> left, Set<Atom> right) {
    Set<Atom> all = new LinkedHashSet<>(left);
    all.addAll(right);
    Set<String> added = new LinkedHashSet<>();
    collectAdded(claim.left(), added);
    collectAdded(claim.right(), added);
    List<Atom> epsilons = new ArrayList<>();
    List<Atom> shifts = new ArrayList<>();
    List<Atom> others = new ArrayList<>();
    for (Atom atom : all) {
      String name = atom.quantity().name();
      if (EPSILONS.contains(name)) {
        epsilons.add(atom);
      } else if (name.equals("h") || name.startsWith("\\delta") || name.startsWith("\\Delta")) {
        others.add(atom);
      }
      if (added.contains(name) && left.contains(atom) != right.contains(atom)) {
        shifts.add(atom);
      }
    }
    for (List<Atom> kind : List.of(epsilons, shifts, others)) {
      if (!kind.isEmpty()) {
        return kind.size() == 1 ? kind.get(0) : null;
      }
    }
    return null;
  }

  /** The scalars that stand in a sum which is an argument or replaces a variable. */
  private static void collectAdded(Expr expr, Set<String> names) {
    if (expr instanceof Expr.At at) {
      at.bindings().forEach(binding -> addTerms(binding.value(), names));
    } else if (expr instanceof Expr.Apply apply) {
      apply.arguments().forEach(argument -> addTerms(argument, names));
    }
    ExprParts.of(expr).forEach(part -> collectAdded(part, names));
  }

  private static void addTerms(Expr argument, Set<String> names) {
    if (argument instanceof Expr.Add sum) {
      for (Expr term : sum.terms()) {
        Expr bare = term instanceof Expr.Negate negate ? negate.operand() : term;
        if (bare instanceof Expr.Ref ref && ref.subscripts().isEmpty()) {
          names.add(ref.quantity().name());
        }
      }
    }
  }
}
