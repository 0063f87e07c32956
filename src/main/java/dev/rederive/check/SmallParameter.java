package dev.rederive.check;

import dev.rederive.engine.dag.Atom;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.Quantity;
import dev.rederive.math.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hipparchus.fraction.BigFraction;

/**
 * Which variable an approximation is about, a number or all elements of a vector. It is told by its
 * name or by the place where it stands, never by which one would make the claim hold. In this order,
 * and only if there is one of its kind: one called ε; one that is added to an argument on one side
 * only, as in {@code E(w + p)}, where the other side has none or takes it as a factor; a number called
 * δ…, Δ… or h.
 *
 * @param quantity what it is called
 * @param atoms its elements in the claim
 */
record SmallParameter(Quantity quantity, Set<Atom> atoms) {
  private static final Pattern EPSILON =
      Pattern.compile("(\\\\(mathbf|boldsymbol|vec)\\{)?\\\\(var)?epsilon\\}?");

  /**
   * The small parameter, or null if none or several would do.
   *
   * @param left the free variables of the left side, derivatives worked out
   * @param right those of the right side
   */
  static SmallParameter of(Statement.Claim claim, Set<Atom> left, Set<Atom> right) {
    Map<Quantity, Set<Atom>> all = new LinkedHashMap<>();
    for (Set<Atom> side : List.of(left, right)) {
      side.forEach(
          atom -> all.computeIfAbsent(atom.quantity(), q -> new LinkedHashSet<>()).add(atom));
    }
    Set<Quantity> addedLeft = new HashSet<>();
    Set<Quantity> addedRight = new HashSet<>();
    Set<Quantity> places = new HashSet<>();
    collect(claim.left(), addedLeft, places);
    collect(claim.right(), addedRight, places);
    Set<Quantity> epsilons = new LinkedHashSet<>();
    Set<Quantity> shifts = new LinkedHashSet<>();
    Set<Quantity> others = new LinkedHashSet<>();
    for (Quantity quantity : all.keySet()) {
      String name = quantity.name();
      boolean number = quantity.rank() == 0;
      if (EPSILON.matcher(name).matches()) {
        epsilons.add(quantity);
      } else if (number
          && (name.equals("h") || name.startsWith("\\delta") || name.startsWith("\\Delta"))) {
        others.add(quantity);
      }
      boolean oneSide = addedLeft.contains(quantity) != addedRight.contains(quantity);
      if (oneSide && !places.contains(quantity)) {
        shifts.add(quantity);
      }
    }
    for (Set<Quantity> kind : List.of(epsilons, shifts, others)) {
      if (!kind.isEmpty()) {
        Quantity only = kind.iterator().next();
        return kind.size() == 1 ? new SmallParameter(only, all.get(only)) : null;
      }
    }
    return null;
  }

  /** Its elements at a value of this size; those of a vector differ. */
  Map<Atom, BigFraction> at(BigFraction value) {
    Map<Atom, BigFraction> found = new LinkedHashMap<>();
    int k = 0;
    for (Atom atom : atoms) {
      found.put(
          atom,
          atom.indices().isEmpty() ? value : value.multiply(new BigFraction(2 * k + 3, k + 2)));
      k++;
    }
    return found;
  }

  @Override
  public String toString() {
    return quantity.toString();
  }

  /**
   * What is added in arguments or to what replaces a variable, and what stands there alone or is
   * replaced: the places where functions are taken.
   */
  private static void collect(Expr expr, Set<Quantity> added, Set<Quantity> places) {
    if (expr instanceof Expr.At at) {
      at.bindings()
          .forEach(
              binding -> {
                places.add(binding.variable().quantity());
                argument(binding.value(), added, places);
              });
    } else if (expr instanceof Expr.Apply apply) {
      apply.arguments().forEach(argument -> argument(argument, added, places));
    } else if (expr instanceof Expr.Spread spread) {
      spread.arguments().forEach(all -> argument(all.body(), added, places));
    } else if (expr instanceof Expr.Derivative derivative) {
      places.add(derivative.variable().quantity());
    }
    ExprParts.of(expr).forEach(part -> collect(part, added, places));
  }

  private static void argument(Expr argument, Set<Quantity> added, Set<Quantity> places) {
    if (argument instanceof Expr.Ref ref) {
      places.add(ref.quantity());
    } else if (argument instanceof Expr.Add sum) {
      for (Expr term : sum.terms()) {
        Expr bare = term instanceof Expr.Negate negate ? negate.operand() : term;
        if (bare instanceof Expr.Ref ref) {
          added.add(ref.quantity());
        }
      }
    }
  }
}
