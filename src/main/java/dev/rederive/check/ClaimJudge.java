package dev.rederive.check;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.lowering.Groundwork;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.engine.symbolic.SymbolicEngine;
import dev.rederive.math.Constraint;
import dev.rederive.math.Decimals;
import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.Mark;
import dev.rederive.math.Model;
import dev.rederive.math.Relation;
import dev.rederive.math.Statement;
import dev.rederive.math.Statement.Claim.Kind;
import dev.rederive.math.array.Refit;
import dev.rederive.source.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges one claim, whatever it is; nothing a document can say makes it fail. */
final class ClaimJudge {
  private final EqualityJudge equalities;
  private final Recent<Model> locals = new Recent<>();
  private final Recent<Model> opened = new Recent<>();
  private final Recent<Groundwork> groundworks = new Recent<>();
  private final NumericJudge numbers = new NumericJudge(groundworks);
  private final RepeatJudge repeats = new RepeatJudge(numbers, groundworks);
  private final ApproximationJudge approximations = new ApproximationJudge(groundworks);
  private final Map<String, Integer> sizes;
  private final long seed;

  ClaimJudge(SymbolicEngine symbolic, Map<String, Integer> sizes, long seed) {
    this.equalities = new EqualityJudge(new Examiner(symbolic), groundworks);
    this.sizes = sizes;
    this.seed = seed;
  }

  Judgement judge(Model model, Statement.Claim claim, Thoroughness thoroughness) {
    Judgement judged = asDefined(model, claim, thoroughness);
    if (judged.verdict() != Verdict.UNDECIDED) {
      return judged;
    }
    WhateverItIs open = new WhateverItIs(model);
    if (open.behind(claim).isEmpty()) {
      return judged;
    }
    Model free = opened.of(model, "", open::opened);
    Judgement whatever = asDefined(free, claim, thoroughness);
    // A mutant is judged as what it was made of: there the name stood for every number.
    boolean counts =
        whatever.verdict() == Verdict.PROVED
            || thoroughness == Thoroughness.VERDICT && whatever.verdict() == Verdict.REFUTED;
    return counts ? whatever : judged;
  }

  private Judgement asDefined(Model model, Statement.Claim claim, Thoroughness thoroughness) {
    if (claim.arrays() != null && !Refit.fit(claim)) {
      return Judgement.misshapen("the shapes of its parts do not fit together", null);
    }
    try {
      return dispatch(local(model, claim), claim, thoroughness);
    } catch (Unresolved open) {
      return Judgement.plain(Verdict.UNDECIDED, open.getMessage());
    } catch (Dag.TooLarge large) {
      return Judgement.plain(Verdict.UNDECIDED, "too large: " + large.getMessage());
    } catch (StackOverflowError deep) {
      return Judgement.plain(Verdict.UNDECIDED, "nested too deeply to work out");
    } catch (OutOfMemoryError full) {
      return Judgement.plain(Verdict.UNDECIDED, "needs more memory than there is");
    } catch (ArithmeticException overflow) {
      return Judgement.plain(
          Verdict.UNDECIDED, "numbers beyond all bounds: " + overflow.getMessage());
    } catch (RuntimeException bug) {
      // One relation that we fail on must not cost the author the others.
      return Judgement.plain(
          Verdict.UNDECIDED, "internal error, please report it with this relation: " + bug);
    }
  }

  /** With what is known of arrays where the claim stands. */
  private Model local(Model model, Statement.Claim claim) {
    List<Constraint> here = Model.constraintsOn(claim, model.constraints());
    return here.isEmpty() ? model : locals.of(model, here, () -> model.under(here));
  }

  private Judgement dispatch(Model model, Statement.Claim claim, Thoroughness thoroughness) {
    if (claim.state() > 0) {
      return repeats.judge(model, claim, sizes, seed);
    }
    if (claim.kind() == Kind.NUMERIC) {
      return numeric(model, claim, thoroughness);
    }
    if (claim.relation() == Relation.APPROXIMATE) {
      return approximate(model, claim, thoroughness);
    }
    Judgement general = equalities.judge(model, claim, sizes, seed, thoroughness);
    if (general.verdict() == Verdict.REFUTED && containsDecimal(claim)) {
      return atGivenValues(model, claim, general);
    }
    if (general.verdict() != Verdict.REFUTED) {
      String vacuous =
          thoroughness == Thoroughness.VERDICT || general.verdict() == Verdict.UNDECIDED
              ? null
              : DoubtfulDerivatives.vacuous(model, claim);
      if (vacuous == null
          && general.verdict() == Verdict.PROVED
          && thoroughness != Thoroughness.VERDICT
          && bothVanish(model, claim, general)) {
        vacuous = "0 = 0: it differentiates by what is nowhere in what it differentiates";
      }
      return vacuous == null ? general : Judgement.plain(Verdict.UNDECIDED, vacuous);
    }
    if (thoroughness == Thoroughness.VERDICT) {
      return withHints(model, claim, general);
    }
    if (isUpdate(claim)) {
      return Judgement.plain(
          Verdict.UNDECIDED,
          "as an equation it says that what is added to "
              + claim.site().left()
              + " is 0; if it is an update, write \\leftarrow instead of =");
    }
    String open = Unexplained.reason(model, claim);
    return withHints(
        model, claim, open == null ? general : Judgement.plain(Verdict.UNDECIDED, open));
  }

  /** {@code f(x + \delta) \approx 0} is a condition where nobody says what f is. */
  private Judgement approximate(Model model, Statement.Claim claim, Thoroughness thoroughness) {
    Judgement judged = approximations.judge(model, claim, sizes, seed);
    boolean doubtful =
        thoroughness != Thoroughness.VERDICT
            && judged.verdict() == Verdict.REFUTED
            && (Expr.Number.isZero(claim.left())
                || Expr.Number.isZero(claim.right())
                || Unexplained.isForItself(claim));
    String open = doubtful ? Unexplained.reason(model, claim) : null;
    return open == null ? judged : Judgement.plain(Verdict.UNDECIDED, open);
  }

  /** Instances of a claim with derivatives up to which it is asked whether its sides are just 0. */
  private static final int INSTANCES = 2000;

  /** Whether a claim about derivatives holds because each side of it is 0, which it does not say. */
  private boolean bothVanish(Model model, Statement.Claim claim, Judgement proved) {
    if (claim.mark() != Mark.NONE
        || claim.relation() != Relation.EQUAL
        || proved.instances() > INSTANCES
        || Expr.Number.isZero(claim.left())
        || Expr.Number.isZero(claim.right())
        || !DoubtfulDerivatives.differentiatesInVain(model, claim)) {
      return false;
    }
    Statement.Claim zero = claim.withSides(claim.left(), Expr.Number.of(0));
    Judgement judged = equalities.judge(model, zero, sizes, seed, Thoroughness.VERDICT);
    return judged.verdict() == Verdict.PROVED;
  }

  /** Exact numbers may hold in general, which says more than at the given values. */
  private Judgement numeric(Model model, Statement.Claim claim, Thoroughness thoroughness) {
    if (claim.relation() == Relation.EQUAL && !containsDecimal(claim)) {
      Judgement general = equalities.judge(model, claim, sizes, seed, thoroughness);
      if (general.verdict() == Verdict.PROVED || general.verdict() == Verdict.CONFLICT) {
        return general;
      }
    }
    Judgement given = numbers.judge(model, claim, sizes, seed);
    if (given.verdict() == Verdict.UNDECIDED && isAboutFormulas(claim)) {
      Judgement small = approximate(model, claim, thoroughness);
      return small.verdict() == Verdict.UNREAD ? given : small;
    }
    return given;
  }

  /** {@code cos ε ≈ 1}: no digits that anybody could have rounded to. */
  private static boolean isAboutFormulas(Statement.Claim claim) {
    return claim.relation() == Relation.APPROXIMATE
        && NumericJudge.printed(claim.left()) == null
        && NumericJudge.printed(claim.right()) == null;
  }

  private Judgement atGivenValues(Model model, Statement.Claim claim, Judgement general) {
    Judgement there = numbers.judge(model, claim, sizes, seed);
    return there.verdict() == Verdict.PROVED || there.verdict() == Verdict.AGREES
        ? there.withVerdict(Verdict.AGREES, "at the given values only")
        : withHints(model, claim, general);
  }

  /** What the author may have meant instead, where the left side is a name. */
  private static Judgement withHints(Model model, Statement.Claim claim, Judgement refuted) {
    if (refuted.hint() != null || claim.relation() != Relation.EQUAL) {
      return refuted;
    }
    if (claim.left() instanceof Expr.Apply call && isDefinable(call)) {
      FunctionDefinition function = model.functions().get(call.function());
      return function == null || function.place() == null
          ? refuted
          : refuted.withHint(definedBefore(call.function().name(), function.place()));
    }
    if (!(claim.left() instanceof Expr.Ref ref)) {
      return refuted;
    }
    if (contains(claim.right(), ref)) {
      return refuted.withHint("if this is an update, write \\leftarrow instead of =");
    }
    for (Definition definition : model.definitions().getOrDefault(ref.quantity(), List.of())) {
      if (definition.place() != null) {
        return refuted.withHint(definedBefore(ref.quantity().toString(), definition.place()));
      }
    }
    return refuted;
  }

  private static String definedBefore(String name, Position place) {
    return name
        + " was defined in "
        + place.inWords()
        + "; if this gives it a new meaning, write := instead of =";
  }

  /** {@code f(x, y)}: a function of names, as on the left of a definition; no derivative of it. */
  private static boolean isDefinable(Expr.Apply call) {
    Set<Expr> arguments = new HashSet<>();
    return call.orders().stream().allMatch(order -> order == 0)
        && call.arguments().stream().allMatch(one -> one instanceof Expr.Ref && arguments.add(one));
  }

  /** {@code w = w - \\eta g}; {@code w = w + 1} holds for no w. */
  private static boolean isUpdate(Statement.Claim claim) {
    return claim.mark() == Mark.NONE
        && claim.relation() == Relation.EQUAL
        && claim.left() instanceof Expr.Ref ref
        && claim.right() instanceof Expr.Add sum
        && sum.terms().contains(ref)
        && sum.terms().stream().anyMatch(term -> !term.equals(ref) && hasNames(term));
  }

  private static boolean hasNames(Expr expr) {
    return expr instanceof Expr.Ref || ExprParts.of(expr).stream().anyMatch(ClaimJudge::hasNames);
  }

  private static boolean contains(Expr expr, Expr.Ref ref) {
    return expr.equals(ref) || ExprParts.of(expr).stream().anyMatch(part -> contains(part, ref));
  }

  private static boolean containsDecimal(Statement.Claim claim) {
    return containsDecimal(claim.left()) || containsDecimal(claim.right());
  }

  private static boolean containsDecimal(Expr expr) {
    if (expr instanceof Expr.Number number) {
      return number.digits() != null && Decimals.significantDigits(number.digits()) > 0;
    }
    return ExprParts.of(expr).stream().anyMatch(ClaimJudge::containsDecimal);
  }
}
