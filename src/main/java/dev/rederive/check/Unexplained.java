package dev.rederive.check;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.Mark;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.math.Readings;
import dev.rederive.math.Relation;
import dev.rederive.math.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Claims about what the document never says: a witness against them would only show that a name may
 * have any value. A name is explained if it is defined, has a value, is assumed something of, stands
 * in a definition, or in what is differentiated or differentiated by. A claim that fails is left
 * undecided if
 *
 * <ul>
 *   <li>each side has an unexplained name that the other lacks: {@code \sum_n r_n = \sum_n e_n};
 *   <li>one side is nothing but such a name: {@code 1/(t+1) = \alpha};
 *   <li>it has a function nobody defined, and such a name on one side only: Taylor's ξ;
 *   <li>it differentiates nothing, both sides have names, and such a name or, through the
 *       definitions, a function nobody defined is behind one of them only: {@code \sum_n (y_n - f(x_n))^2 =
 *       \sum_n (y_n - w x_n)^2}, or one behind each that is not behind the other;
 *   <li>one side is nothing but a function nobody defined, and the other does without it, {@code f(x)
 *       = w x}, or is nothing but that function, {@code
 *       k(\mathbf{x}, \mathbf{y}) = k(\mathbf{y}, \mathbf{x})} of arrays, or it is an inequality
 *       with such a function, also behind its definitions, or with such a name on one side only:
 *       this says something of them, {@code |e| \\le c};
 *   <li>it differentiates a function by one of its arguments on which another one depends;
 *   <li>it differentiates something defined by a name that is nowhere behind it;
 *   <li>it differentiates a name that has no definition: by what it depends is said nowhere;
 *   <li>one side is 0 and nothing in it is defined, {@code Ax - \lambda x = 0}, or the other is the
 *       derivative of a scalar, {@code \partial E/\partial w = 0}: a condition, not an identity.
 * </ul>
 *
 * In all other cases a free name stands for every number, and one of them refutes.
 */
final class Unexplained {
  private static final Pattern BOLD = Pattern.compile("\\\\(?:mathbf|boldsymbol)\\{(.*)\\}");

  private final Model model;
  private final Behind behind;
  private final Set<Object> explained;

  private Unexplained(Model model) {
    this.model = model;
    this.behind = new Behind(model);
    this.explained = explained(model);
  }

  /** The quantities and functions that a document says something of. */
  static Set<Object> explained(Model model) {
    Set<Object> explained = new LinkedHashSet<>();
    explained.addAll(model.definitions().keySet());
    explained.addAll(model.functions().keySet());
    model.givens().keySet().forEach(given -> explained.add(given.quantity()));
    for (var definitions : model.definitions().values()) {
      for (Definition definition : definitions) {
        addAll(definition.body(), explained);
      }
    }
    for (FunctionDefinition function : model.functions().values()) {
      addAll(function.body(), explained);
    }
    for (Model.Assumption assumption : model.assumptions()) {
      addAll(assumption.condition().left(), explained);
      addAll(assumption.condition().right(), explained);
    }
    for (Statement statement : model.statements()) {
      if (statement instanceof Statement.Claim claim) {
        addDifferentiated(claim.left(), explained);
        addDifferentiated(claim.right(), explained);
        claim
            .conditions()
            .forEach(
                condition -> {
                  addAll(condition.left(), explained);
                  addAll(condition.right(), explained);
                });
      }
    }
    return explained;
  }

  /** The quantities and functions in a claim's sides. */
  static Set<Object> names(Statement.Claim claim) {
    Set<Object> names = new LinkedHashSet<>();
    addAll(claim.left(), names);
    addAll(claim.right(), names);
    return names;
  }

  /** Why a claim that fails is none the less not refuted; null if it is. */
  static String reason(Model model, Statement.Claim claim) {
    return claim.mark() == Mark.NONE ? new Unexplained(model).reason(claim) : null;
  }

  /** Whether a claim is read for itself, with names of its own. */
  static boolean isForItself(Statement.Claim claim) {
    return !local(claim).isEmpty();
  }

  private static Set<Object> local(Statement.Claim claim) {
    Set<Object> local = new LinkedHashSet<>();
    for (Expr side : List.of(claim.left(), claim.right())) {
      walk(
          side,
          part -> {
            if (part instanceof Expr.Ref ref && ref.quantity().isLocal()) {
              local.add(ref.quantity());
            }
            if (part instanceof Expr.Apply call && call.function().version() == Quantity.LOCAL) {
              local.add(call.function());
            }
          });
    }
    return local;
  }

  private String reason(Statement.Claim claim) {
    Set<Object> local = local(claim);
    if (!local.isEmpty()) {
      return "it does not hold in general, but the document seems to use "
          + names(local)
          + " in several ways, so that nothing said elsewhere is known to be meant here";
    }
    Set<Object> all = names(claim);
    all.addAll(behind.names(claim.left()));
    all.addAll(behind.names(claim.right()));
    String twice = printedTwice(all);
    if (twice != null) {
      return "it does not hold as read, but " + twice + " may be one array printed in two ways";
    }
    for (String reading : claim.readings()) {
      if (reading.endsWith(Readings.FIRST_OF_FAMILIES) || reading.endsWith(Readings.FOR_EACH)) {
        return "it does not hold as read, but " + reading;
      }
    }
    Set<Object> left = unexplained(claim.left());
    Set<Object> right = unexplained(claim.right());
    Set<Object> onlyLeft = new LinkedHashSet<>(left);
    onlyLeft.removeAll(right);
    Set<Object> onlyRight = new LinkedHashSet<>(right);
    onlyRight.removeAll(left);
    Set<Object> oneSided = new LinkedHashSet<>(onlyLeft);
    oneSided.addAll(onlyRight);
    boolean lone = onlyLeft.contains(lone(claim.left())) || onlyRight.contains(lone(claim.right()));
    boolean opaque = callsOpaque(claim.left()) || callsOpaque(claim.right());
    boolean plain =
        claim.relation() == Relation.EQUAL
            && hasNames(claim.left())
            && hasNames(claim.right())
            && !differentiates(claim.left())
            && !differentiates(claim.right());
    boolean among = names(claim).stream().anyMatch(explained::contains);
    if (!onlyLeft.isEmpty() && !onlyRight.isEmpty()
        || lone
        || (opaque || plain && among) && !oneSided.isEmpty()) {
      return unknown(oneSided);
    }
    if (plain) {
      Set<Object> undefined = undefinedBehind(claim.left());
      Set<Object> behindRight = undefinedBehind(claim.right());
      boolean oneWay = undefined.containsAll(behindRight) || behindRight.containsAll(undefined);
      if (undefined.isEmpty() != behindRight.isEmpty() || !oneWay) {
        undefined.addAll(behindRight);
        return unknown(undefined);
      }
    }
    String doubt = new DoubtfulDerivatives(model, behind).reason(claim);
    if (doubt != null) {
      return doubt;
    }
    Set<Object> said = said(claim, oneSided);
    if (!said.isEmpty()) {
      return unknown(said);
    }
    String example = NumbersPutIn.reason(claim);
    if (example != null) {
      return example;
    }
    Expr other =
        Expr.Number.isZero(claim.right())
            ? claim.left()
            : Expr.Number.isZero(claim.left()) ? claim.right() : null;
    if (other != null && isCondition(other)) {
      return "a condition on its names, met for some of their values only, and nothing says that it"
          + " is meant for all";
    }
    return null;
  }

  /** {@code \mathbf{A}} beside A, of which nobody defined either; else null. */
  private String printedTwice(Set<Object> names) {
    for (Object name : names) {
      if (!(name instanceof Quantity bold) || bold.rank() == 0 || isDefined(bold)) {
        continue;
      }
      Matcher letter = BOLD.matcher(bold.name());
      if (!letter.matches()) {
        continue;
      }
      for (Object other : names) {
        if (other instanceof Quantity plain
            && plain.rank() == bold.rank()
            && plain.name().equals(letter.group(1))
            && !isDefined(plain)) {
          return bold + " and " + plain;
        }
      }
    }
    return null;
  }

  /** The functions nobody defined on which a formula depends, through the definitions too. */
  private Set<Object> undefinedBehind(Expr formula) {
    Set<Object> undefined = new LinkedHashSet<>(behind.names(formula));
    undefined.removeIf(name -> !(name instanceof FunctionSymbol) || isDefined(name));
    return undefined;
  }

  private static String unknown(Set<Object> names) {
    return "nothing in the document says what "
        + names(names)
        + (names.size() == 1 ? " is" : " are")
        + "; a definition would have this judged";
  }

  /** What a claim says something of, rather than being true or false of all of it. */
  private Set<Object> said(Statement.Claim claim, Set<Object> oneSided) {
    Set<Object> said = new LinkedHashSet<>();
    boolean inequality =
        claim.relation() != Relation.EQUAL
            && claim.relation() != Relation.APPROXIMATE
            && claim.relation() != Relation.NOT_EQUAL;
    if (inequality) {
      if (hasNames(claim.left()) && hasNames(claim.right())) {
        said.addAll(oneSided);
      }
      said.addAll(opaque(claim.left()));
      said.addAll(opaque(claim.right()));
      said.addAll(undefinedBehind(claim.left()));
      said.addAll(undefinedBehind(claim.right()));
    } else {
      addLone(claim.left(), claim.right(), said);
      addLone(claim.right(), claim.left(), said);
    }
    Set<Object> roots = new LinkedHashSet<>();
    addRoots(claim.left(), roots);
    addRoots(claim.right(), roots);
    addUndefinedOfDerivatives(claim.left(), roots, said);
    addUndefinedOfDerivatives(claim.right(), roots, said);
    return said;
  }

  /** {@code k(\mathbf{x}, \mathbf{y}) = k(\mathbf{y}, \mathbf{x})}: what is said of k. */
  private static boolean isSameOfArrays(Expr side, Expr other) {
    return side instanceof Expr.Spread
        && other instanceof Expr.Spread
        && lone(side).equals(lone(other));
  }

  private void addLone(Expr side, Expr other, Set<Object> said) {
    if (lone(side) instanceof FunctionSymbol function
        && !isDefined(function)
        && (!opaque(other).contains(function) || isSameOfArrays(side, other))) {
      said.add(function);
    }
    if (side instanceof Expr.Derivative derivative
        && lone(derivative.of()) instanceof FunctionSymbol function
        && !isDefined(function)
        && !behind.names(other).contains(function)) {
      said.add(function);
    }
    Expr.Apply derivative = derivative(side);
    if (derivative != null && isEquationFor(derivative, other)) {
      said.add(derivative.function());
    }
  }

  /** A derivative of one call by its only argument, as a call; null if a formula is none. */
  private static Expr.Apply derivative(Expr side) {
    if (!(side instanceof Expr.Derivative by)) {
      return side instanceof Expr.Apply call ? call : null;
    }
    Expr.Apply call = derivative(by.of());
    return call != null && call.arguments().equals(List.of(by.variable()))
        ? new Expr.Apply(call.function(), List.of(order(call) + 1), call.arguments())
        : null;
  }

  /** {@code s'(x) = s(x)(1 - s(x))}: solved for the highest derivative it says what s is. */
  private boolean isEquationFor(Expr.Apply derivative, Expr other) {
    int order = order(derivative);
    boolean[] lower = {order > 0 && opaque(other).equals(Set.of(derivative.function()))};
    walk(
        other,
        part -> {
          lower[0] &= !(part instanceof Expr.Derivative);
          lower[0] &=
              !(part instanceof Expr.Apply call)
                  || order(call) < order && call.arguments().equals(derivative.arguments());
        });
    return lower[0] && !isDefined(derivative.function());
  }

  private static int order(Expr.Apply call) {
    return call.orders().stream().mapToInt(Integer::intValue).sum();
  }

  /** What is differentiated by: no loss, which would have a general form. */
  private static void addRoots(Expr side, Set<Object> roots) {
    walk(
        side,
        part -> {
          if (part instanceof Expr.Derivative derivative) {
            roots.add(derivative.variable().quantity());
          }
        });
  }

  /** Whether all that is known of a quantity is the general form that the checker gave it. */
  private boolean isMadeUp(Quantity quantity) {
    return model.definitions().get(quantity).stream()
        .allMatch(definition -> definition.place() == null);
  }

  private static boolean differentiates(Expr side) {
    boolean[] found = {false};
    walk(side, part -> found[0] |= part instanceof Expr.Derivative);
    return found[0];
  }

  private static boolean hasNames(Expr side) {
    boolean[] found = {false};
    walk(side, part -> found[0] |= name(part) != null);
    return found[0];
  }

  private void addUndefinedOfDerivatives(Expr side, Set<Object> roots, Set<Object> said) {
    walk(
        side,
        part -> {
          if (part instanceof Expr.Derivative derivative
              && derivative.of() instanceof Expr.Ref ref
              && !ref.quantity().equals(derivative.variable().quantity())
              && (!isDefined(ref.quantity())
                  || isMadeUp(ref.quantity()) && roots.contains(ref.quantity()))) {
            said.add(ref.quantity());
          }
        });
  }

  private Set<Object> opaque(Expr expr) {
    Set<Object> functions = new LinkedHashSet<>();
    walk(
        expr,
        part -> {
          if (part instanceof Expr.Apply || part instanceof Expr.Spread) {
            Object function = name(part);
            if (!isDefined(function)) {
              functions.add(function);
            }
          }
        });
    return functions;
  }

  private boolean isCondition(Expr formula) {
    if (formula instanceof Expr.Add sum
        && sum.terms().stream().anyMatch(this::callsOpaque)
        && sum.terms().stream().anyMatch(term -> !callsOpaque(term) && hasNames(term))) {
      return true; // \nabla f(w) + \lambda w = 0
    }
    if (formula instanceof Expr.Derivative derivative && !(derivative.of() instanceof Expr.At)) {
      return derivative.of() instanceof Expr.Apply
          || derivative.of() instanceof Expr.Spread
          || derivative.of() instanceof Expr.Ref ref && ref.subscripts().isEmpty();
    }
    if (formula instanceof Expr.Multiply product
        && product.factors().stream().allMatch(factor -> factor instanceof Expr.Ref)
        && product.factors().stream().noneMatch(factor -> isDefined(name(factor)))) {
      return true; // \epsilon_1 \epsilon_2 = 0
    }
    boolean[] found = {false, false};
    walk(
        formula,
        part -> {
          found[0] |= name(part) != null && isDefined(name(part));
          found[0] |=
              part instanceof Expr.Derivative
                  || part instanceof Expr.Call
                  || part instanceof Expr.Piecewise;
          found[1] |= part instanceof Expr.Apply || part instanceof Expr.Spread;
        });
    return !found[0] && (found[1] || unexplained(formula).size() > 1);
  }

  private boolean isDefined(Object name) {
    return model.definitions().containsKey(name)
        || model.functions().containsKey(name)
        || name instanceof FunctionSymbol function && model.derivativeOf(function) != null;
  }

  /** The name that a formula is nothing but, perhaps with a sign; else null. */
  private static Object lone(Expr expr) {
    return expr instanceof Expr.Negate negate ? lone(negate.operand()) : name(expr);
  }

  private boolean callsOpaque(Expr expr) {
    return !opaque(expr).isEmpty();
  }

  private Set<Object> unexplained(Expr expr) {
    Set<Object> names = new LinkedHashSet<>();
    walk(
        expr,
        part -> {
          Object name = name(part);
          if (name != null && !explained.contains(name)) {
            names.add(name);
          }
        });
    return names;
  }

  private static void addAll(Expr expr, Set<Object> names) {
    if (expr != null) {
      walk(
          expr,
          part -> {
            // A function nobody defined is explained by its derivative standing in a definition.
            if (name(part) != null && !(part instanceof Expr.Spread)) {
              names.add(name(part));
            }
            if (part instanceof Expr.Derivative derivative) {
              walk(
                  derivative.of(),
                  inner -> {
                    if (inner instanceof Expr.Spread) {
                      names.add(name(inner));
                    }
                  });
            }
          });
    }
  }

  private static void addDifferentiated(Expr expr, Set<Object> names) {
    walk(
        expr,
        part -> {
          if (part instanceof Expr.Derivative derivative) {
            addAll(derivative.of(), names);
            addAll(derivative.variable(), names);
          }
        });
  }

  static Object name(Expr expr) {
    if (expr instanceof Expr.Ref ref) {
      return ref.quantity();
    }
    if (expr instanceof Expr.Spread spread) {
      return new FunctionSymbol(spread.name(), spread.arguments().size());
    }
    return expr instanceof Expr.Apply call ? call.function() : null;
  }

  static String names(Set<Object> names) {
    return names.stream()
        .map(
            name ->
                name instanceof Quantity quantity
                    ? quantity.toString()
                    : ((FunctionSymbol) name).name())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  static void walk(Expr expr, Consumer<Expr> visitor) {
    visitor.accept(expr);
    ExprParts.of(expr).forEach(part -> walk(part, visitor));
  }
}
