package dev.rederive.meaning;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.Quantity;
import dev.rederive.math.Relation;
import dev.rederive.math.Statement;
import dev.rederive.meaning.formula.Dependencies;
import dev.rederive.meaning.formula.DerivativeDepth;
import dev.rederive.meaning.formula.Exprs;
import dev.rederive.meaning.formula.GeneralForm;
import dev.rederive.meaning.formula.Symbols;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is differentiated but defined nowhere. A scalar is any function of the sinks: the defined
 * quantities that no other definition uses, and of what it is differentiated by without a sink being made
 * of it. An array or a family is any function of what it is differentiated by.
 */
final class UndefinedLoss {
  private final Symbols symbols;
  private final List<Statement> statements;

  /** What is asked for, in document order. */
  private final Map<Quantity, Asked> asked = new LinkedHashMap<>();

  /** What the document's own definitions are made of, by what they define. */
  private final Map<Quantity, Set<Quantity>> parts = new LinkedHashMap<>();

  /** Names for parts of formulas, which the document does not define. */
  private final Map<Quantity, List<Definition>> implied = new LinkedHashMap<>();

  /** What a quantity is differentiated by, and how often at most. */
  private static final class Asked {
    private int order = 1;
    private final Set<Quantity> variables = new LinkedHashSet<>();
  }

  private UndefinedLoss(Symbols symbols, List<Statement> statements) {
    this.symbols = symbols;
    this.statements = statements;
  }

  /**
   * Gives everything of this kind its general form, and takes a relation between its derivative and
   * something free of it for what it is: the definition of that derivative, not a claim.
   *
   * @param statements in document order; claims that turn out to define are replaced
   */
  static void define(Symbols symbols, List<Statement> statements) {
    UndefinedLoss found = new UndefinedLoss(symbols, statements);
    found.collectParts();
    found.collect();
    found.findOrders();
    found.defineAll();
    if (!found.asked.isEmpty()) {
      statements.replaceAll(found::definedDerivative);
      statements.replaceAll(found::refuseElsewhere);
    }
  }

  /** What nobody defined may be anything at each place: one place tells nothing of others. */
  private Statement refuseElsewhere(Statement statement) {
    if (statement instanceof Statement.Claim claim) {
      Set<Quantity> elsewhere = new HashSet<>();
      collectElsewhere(claim.left(), elsewhere);
      collectElsewhere(claim.right(), elsewhere);
      for (Quantity quantity : asked.keySet()) {
        if (elsewhere.contains(quantity)) {
          String reason = quantity + " at a place of its own, though nobody defined it";
          return new Statement.Unread(
              claim.site(), reason, claim.site().sign(), claim.mark(), claim.readings());
        }
      }
    }
    return statement;
  }

  private void collectElsewhere(Expr formula, Set<Quantity> found) {
    if (formula instanceof Expr.At at) {
      found.addAll(Dependencies.of(symbols, at.body()).quantities());
    } else {
      ExprParts.of(formula).forEach(part -> collectElsewhere(part, found));
    }
  }

  private Statement definedDerivative(Statement statement) {
    if (!(statement instanceof Statement.Claim claim) || claim.relation() != Relation.EQUAL) {
      return statement;
    }
    Set<Quantity> left = Dependencies.of(symbols, claim.left()).quantities();
    Set<Quantity> right = Dependencies.of(symbols, claim.right()).quantities();
    for (Quantity loss : asked.keySet()) {
      if (left.contains(loss) != right.contains(loss)) {
        return definition(claim, loss);
      }
    }
    return statement;
  }

  private static Statement definition(Statement.Claim claim, Quantity loss) {
    List<String> readings = new ArrayList<>(claim.readings());
    readings.add(
        loss
            + " is defined nowhere: this says what a derivative of it is, and is not judged;"
            + " define "
            + loss
            + " to have it checked");
    return new Statement.Defines(claim.site(), "∂" + loss, readings);
  }

  private void collectParts() {
    symbols.definitions.forEach(
        (quantity, definitions) -> {
          if (definitions.stream().allMatch(definition -> definition.place() == null)) {
            implied.put(quantity, definitions);
          }
        });
    symbols.definitions.forEach(
        (quantity, definitions) -> {
          if (!implied.containsKey(quantity)) {
            Set<Quantity> made = parts.computeIfAbsent(quantity, q -> new LinkedHashSet<>());
            definitions.forEach(definition -> addParts(definition, made));
          }
        });
  }

  private void addParts(Definition definition, Set<Quantity> made) {
    if (definition.body() != null) {
      Exprs.walk(
          definition.body(),
          part -> {
            if (part instanceof Expr.Ref ref && made.add(ref.quantity())) {
              implied.getOrDefault(ref.quantity(), List.of()).forEach(deep -> addParts(deep, made));
            }
          });
    }
  }

  private void collect() {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Claim claim) {
        collect(claim.left());
        collect(claim.right());
      } else if (statement instanceof Statement.Update update) {
        collect(update.value());
      }
    }
    symbols.dependents.forEach((quantity, variables) -> variables.forEach(by -> ask(quantity, by)));
    for (List<Definition> definitions : List.copyOf(symbols.definitions.values())) {
      for (Definition definition : definitions) {
        if (definition.body() != null) {
          collect(definition.body());
        }
      }
    }
  }

  private void collect(Expr expr) {
    Exprs.walk(
        expr,
        part -> {
          if (part instanceof Expr.Derivative derivative) {
            Expr inner = derivative.of();
            while (inner instanceof Expr.Derivative deeper) {
              inner = deeper.of();
            }
            if (inner instanceof Expr.Ref ref) {
              ask(ref.quantity(), derivative.variable().quantity());
            }
          }
        });
  }

  private void ask(Quantity quantity, Quantity by) {
    if (!quantity.equals(by) && isUndefined(quantity, by) && !isSaidToBeConstant(quantity, by)) {
      asked.computeIfAbsent(quantity, q -> new Asked()).variables.add(by);
    }
  }

  /** A function is differentiated as often as any formula is that it stands in. */
  private void findOrders() {
    DerivativeDepth depth = new DerivativeDepth(symbols.definitions);
    for (Statement statement : statements) {
      if (statement instanceof Statement.Claim claim) {
        findOrders(claim.left(), depth);
        findOrders(claim.right(), depth);
      } else if (statement instanceof Statement.Update update) {
        findOrders(update.value(), depth);
      }
    }
  }

  private void findOrders(Expr formula, DerivativeDepth depth) {
    int order = depth.of(formula);
    if (order >= 2) {
      Set<Quantity> parts = Dependencies.of(symbols, formula).quantities();
      asked.forEach(
          (quantity, one) ->
              one.order = parts.contains(quantity) ? Math.max(one.order, order) : one.order);
    }
  }

  private boolean isUndefined(Quantity quantity, Quantity by) {
    return quantity.version() > 0
        && !symbols.definitions.containsKey(quantity)
        && symbols.givens.keySet().stream().noneMatch(ref -> ref.quantity().equals(quantity))
        && (!isInDefinitions(by) || !hasValueInDefinitions(quantity));
  }

  /** By what no definition speaks of, only what is undefined can have a derivative. */
  private boolean isInDefinitions(Quantity by) {
    return parts.containsKey(by) || parts.values().stream().anyMatch(of -> of.contains(by));
  }

  /** A free variable that other quantities are made of is no function of something else. */
  private boolean hasValueInDefinitions(Quantity quantity) {
    return symbols.definitions.entrySet().stream()
        .filter(entry -> !implied.containsKey(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream())
        .anyMatch(
            definition -> definition.body() != null && hasValueIn(definition.body(), quantity));
  }

  private boolean hasValueIn(Expr expr, Quantity quantity) {
    if (expr instanceof Expr.Derivative derivative && derivative.of() instanceof Expr.Ref) {
      return false;
    }
    if (expr instanceof Expr.Ref ref) {
      return ref.quantity().equals(quantity)
          || implied.getOrDefault(ref.quantity(), List.of()).stream()
              .anyMatch(deep -> hasValueIn(deep.body(), quantity));
    }
    return ExprParts.of(expr).stream().anyMatch(part -> hasValueIn(part, quantity));
  }

  /**
   * {@code \frac{\partial t_k}{\partial w_{ij}} = 0} says that an array has nothing to do with it, and so
   * does {@code \frac{d}{dx} C = 0} of a number that stands under other derivatives by x.
   */
  private boolean isSaidToBeConstant(Quantity quantity, Quantity by) {
    return (quantity.rank() > 0 || standsInside(quantity, by))
        && statements.stream()
            .anyMatch(
                statement ->
                    statement instanceof Statement.Claim claim
                        && (Expr.Number.isZero(claim.right())
                                && isDerivative(claim.left(), quantity, by)
                            || Expr.Number.isZero(claim.left())
                                && isDerivative(claim.right(), quantity, by)));
  }

  /** {@code \frac{d}{dx}[C f(x)]}: what is differentiated beside other things is no loss. */
  private boolean standsInside(Quantity quantity, Quantity by) {
    boolean[] found = {false};
    for (Statement statement : statements) {
      if (statement instanceof Statement.Claim claim) {
        for (Expr side : List.of(claim.left(), claim.right())) {
          Exprs.walk(
              side,
              part ->
                  found[0] |=
                      part instanceof Expr.Derivative derivative
                          && derivative.variable().quantity().equals(by)
                          && !(derivative.of() instanceof Expr.Ref)
                          && mentions(derivative.of(), quantity));
        }
      }
    }
    return found[0];
  }

  private static boolean mentions(Expr formula, Quantity quantity) {
    boolean[] found = {false};
    Exprs.walk(
        formula,
        part -> found[0] |= part instanceof Expr.Ref ref && ref.quantity().equals(quantity));
    return found[0];
  }

  private static boolean isDerivative(Expr expr, Quantity of, Quantity by) {
    return expr instanceof Expr.Derivative derivative
        && derivative.of() instanceof Expr.Ref ref
        && ref.quantity().equals(of)
        && derivative.variable().quantity().equals(by);
  }

  private void defineAll() {
    asked.forEach(
        (quantity, one) -> {
          if (quantity.rank() > 0) {
            symbols.define(GeneralForm.of(quantity, nearest(quantity), one.order));
          }
        });
    asked.forEach(
        (quantity, one) -> {
          if (quantity.rank() == 0) {
            symbols.define(GeneralForm.of(quantity, sinks(quantity), one.order));
          }
        });
  }

  /** What it is differentiated by, without what acts on it through another of these. */
  private Set<Quantity> nearest(Quantity quantity) {
    Set<Quantity> variables = asked.get(quantity).variables;
    Set<Quantity> near = new LinkedHashSet<>(variables);
    for (Quantity variable : variables) {
      Set<Quantity> behind = madeOf(variable);
      if (behind.contains(quantity)) {
        near.remove(variable); // each a function of the other: one of them has to be free
      } else {
        near.removeAll(behind);
      }
    }
    return near;
  }

  /** What a quantity is made of, through definitions and through what is asked for. */
  private Set<Quantity> madeOf(Quantity quantity) {
    Set<Quantity> all = new LinkedHashSet<>();
    List<Quantity> open = new ArrayList<>(List.of(quantity));
    while (!open.isEmpty()) {
      Quantity next = open.remove(open.size() - 1);
      Set<Quantity> of = new LinkedHashSet<>(parts.getOrDefault(next, Set.of()));
      if (asked.containsKey(next)) {
        of.addAll(asked.get(next).variables);
      }
      of.remove(next);
      of.stream().filter(all::add).forEach(open::add);
    }
    return all;
  }

  /** The defined quantities that nothing else uses; what no sink is made of is one itself. */
  private Set<Quantity> sinks(Quantity loss) {
    Set<Quantity> candidates = new LinkedHashSet<>();
    Set<Quantity> used = new LinkedHashSet<>();
    parts.forEach(
        (quantity, of) -> {
          if (!madeOf(quantity).contains(loss)) {
            candidates.add(quantity);
            of.stream().filter(part -> !part.equals(quantity)).forEach(used::add);
          }
        });
    for (Quantity variable : asked.get(loss).variables) {
      boolean undefinedArray = variable.rank() > 0 && asked.containsKey(variable);
      boolean missed =
          !candidates.contains(variable)
              && candidates.stream().noneMatch(c -> madeOf(c).contains(variable));
      if ((undefinedArray || missed) && !madeOf(variable).contains(loss)) {
        candidates.add(variable);
        used.addAll(madeOf(variable));
      }
    }
    Set<Quantity> ends = new LinkedHashSet<>(candidates);
    ends.removeAll(used);
    return ends.isEmpty() && !isTakenAtAnotherStep(loss) ? handedOn(candidates) : ends;
  }

  /**
   * In a recurrence all that is defined is used again. What the steps hand on, {@code h_t} that is
   * used as {@code h_{t-1}} only, is what comes out of each of them.
   */
  private Set<Quantity> handedOn(Set<Quantity> candidates) {
    Set<Quantity> later = new LinkedHashSet<>();
    Set<Quantity> atOnce = new HashSet<>();
    for (Quantity candidate : candidates) {
      for (Definition definition : symbols.definitions.get(candidate)) {
        uses(definition, later, atOnce, new HashSet<>());
      }
    }
    later.retainAll(candidates);
    later.removeAll(atOnce);
    return later;
  }

  private void uses(
      Definition definition, Set<Quantity> later, Set<Quantity> atOnce, Set<Quantity> seen) {
    if (definition.body() == null) {
      return;
    }
    Exprs.walk(
        definition.body(),
        part -> {
          if (part instanceof Expr.Ref ref && implied.containsKey(ref.quantity())) {
            if (seen.add(ref.quantity())) {
              implied.get(ref.quantity()).forEach(deep -> uses(deep, later, atOnce, seen));
            }
          } else if (part instanceof Expr.Ref ref) {
            (isShifted(ref) ? later : atOnce).add(ref.quantity());
          }
        });
  }

  private static boolean isShifted(Expr.Ref ref) {
    return ref.subscripts().stream()
        .anyMatch(index -> index.letter() != null && index.offset() != 0);
  }

  /** Whether the document speaks of derivatives by {@code h_{t+1}}: of one end, at the last step. */
  private boolean isTakenAtAnotherStep(Quantity loss) {
    boolean[] found = {false};
    for (Statement statement : statements) {
      if (statement instanceof Statement.Claim claim) {
        for (Expr side : List.of(claim.left(), claim.right())) {
          Exprs.walk(
              side,
              part ->
                  found[0] |=
                      part instanceof Expr.Derivative derivative
                          && derivative.of() instanceof Expr.Ref ref
                          && ref.quantity().equals(loss)
                          && isShifted(derivative.variable()));
        }
      }
    }
    return found[0];
  }
}
