package dev.rederive.meaning;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.math.Expr;
import dev.rederive.math.FreeIndex;
import dev.rederive.math.Mark;
import dev.rederive.math.Quantity;
import dev.rederive.math.Relation;
import dev.rederive.math.Site;
import dev.rederive.math.Statement;
import dev.rederive.math.array.ArraySides;
import dev.rederive.meaning.formula.ArrayMeaning;
import dev.rederive.meaning.formula.Context;
import dev.rederive.meaning.formula.Dependencies;
import dev.rederive.meaning.formula.Exprs;
import dev.rederive.meaning.formula.FormulaReader;
import dev.rederive.meaning.formula.Restrictions;
import dev.rederive.meaning.formula.Symbols;
import dev.rederive.meaning.formula.WrittenSide;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.prose.Passage;
import dev.rederive.meaning.prose.ProseConditions;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads relations as claims, under what was said before them: conditions in the text, inequalities
 * between free names, equations that the text assumes.
 */
final class ClaimReader {
  /**
   * An equation that the text assumes.
   *
   * @param about what it restricts
   */
  private record Assumed(Expr.Condition condition, Set<Quantity> about, String text) {}

  private final Source source;
  private final Symbols symbols;
  private final FormulaReader formulas;
  private final Restrictions restrictions;
  private final ProseConditions prose;
  private final List<Expr.Condition> pendingConditions = new ArrayList<>();
  private final Map<String, List<String>> pendingExclusions = new HashMap<>();
  private final List<Assumed> assumed = new ArrayList<>();
  private int state;

  ClaimReader(
      Source source,
      Symbols symbols,
      FormulaReader formulas,
      Restrictions restrictions,
      ProseConditions prose) {
    this.source = source;
    this.symbols = symbols;
    this.formulas = formulas;
    this.restrictions = restrictions;
    this.prose = prose;
  }

  /** What the text assumes holds up to the next heading. */
  void endSection() {
    assumed.clear();
  }

  /** What stands in the text before a display restricts that display only. */
  void endDisplay() {
    pendingConditions.clear();
    pendingExclusions.clear();
  }

  /** From here on numeric claims speak of the result of a repeat; 0: of the given values. */
  void state(int number) {
    state = number;
  }

  int state() {
    return state;
  }

  /** A relation as a claim, with everything around it that restricts it. */
  Statement read(
      Site site,
      Chain chain,
      Passage passage,
      RelationSign sign,
      Notation left,
      Notation right,
      Context context,
      Mark mark) {
    Map<String, List<String>> exclusions = new HashMap<>(pendingExclusions);
    chain.sides().forEach(side -> restrictions.inSubscripts(side, exclusions));
    List<Expr.Condition> conditions = new ArrayList<>(pendingConditions);
    ArrayMeaning.Sides arrays = null;
    if (formulas.hasArrays(left, context) || formulas.hasArrays(right, context)) {
      arrays = formulas.arrays().sides(left, right, sign.span(), context);
      if (!arrays.shape().isScalar() && FormulaReader.relation(sign.kind()) != Relation.EQUAL) {
        throw new NotUnderstood("arrays have no order", sign.span());
      }
    }
    Expr leftFormula = arrays != null ? arrays.leftElement() : formulas.read(left, context);
    Expr rightFormula = arrays != null ? arrays.rightElement() : formulas.read(right, context);
    for (Notation condition : chain.conditions()) {
      restrictions.add(condition, context, exclusions, conditions);
    }
    for (Notation condition : prose.of(passage)) {
      context.note("the text restricts it to " + slice(condition.span()));
      restrictions.add(condition, context, exclusions, conditions);
    }
    Set<Quantity> used = Dependencies.of(symbols, leftFormula, rightFormula).quantities();
    for (Assumed one : assumed) {
      if (!Collections.disjoint(used, one.about())) {
        context.note("the text assumes " + one.text());
        conditions.add(one.condition());
      }
    }
    Relation relation = FormulaReader.relation(sign.kind());
    Statement.Claim.Kind kind = kind(relation, leftFormula, rightFormula);
    List<FreeIndex> free = new ArrayList<>(context.freeIndices(exclusions));
    if (arrays != null) {
      free.addAll(arrays.free());
    }
    return new Statement.Claim(
        site,
        kind,
        leftFormula,
        relation,
        rightFormula,
        free,
        conditions,
        mark,
        kind == Statement.Claim.Kind.NUMERIC ? state : 0,
        arrays == null ? null : new ArraySides(arrays.left(), arrays.right()),
        List.copyOf(context.readings));
  }

  /**
   * {@code where $\sum_i q_i = 1$}: an equation between a number and free names, which holds up to the
   * next heading.
   *
   * @param trial where it is read, to no avail if it is none
   */
  boolean isAssumed(Chain chain, Context trial) {
    Notation left = chain.sides().get(0);
    Notation right = chain.sides().get(1);
    if (chain.signs().get(0).kind() != RelationSign.Kind.EQUAL
        || formulas.hasArrays(left, trial)
        || formulas.hasArrays(right, trial)) {
      return false;
    }
    Expr one = formulas.read(left, trial);
    Expr other = formulas.read(right, trial);
    Dependencies used = Dependencies.of(symbols, one, other);
    boolean free =
        (isNumber(Dependencies.of(symbols, one), one)
                || isNumber(Dependencies.of(symbols, other), other))
            && !used.quantities().isEmpty()
            && !used.usesOpaqueFunction()
            && trial.freeIndices(Map.of()).isEmpty()
            && used.quantities().stream()
                .noneMatch(q -> symbols.definitions.containsKey(q) || isGiven(q));
    if (free) {
      Expr.Condition condition = new Expr.Condition(one, Relation.EQUAL, other);
      assumed.add(new Assumed(condition, used.quantities(), slice(chain.span())));
    }
    return free;
  }

  /** {@code x > 0} in a display: a name without a meaning beside a number or another such name. */
  boolean assumes(RelationSign sign, Notation left, Notation right, Context context) {
    Relation relation = FormulaReader.relation(sign.kind());
    boolean inequality =
        relation != null && relation != Relation.EQUAL && relation != Relation.APPROXIMATE;
    if (!inequality || !isPlain(left) || !isPlain(right)) {
      return false;
    }
    Dependencies used =
        Dependencies.of(symbols, formulas.read(left, context), formulas.read(right, context));
    return !used.quantities().isEmpty()
        && used.quantities().stream()
            .noneMatch(q -> symbols.definitions.containsKey(q) || isGiven(q));
  }

  private static boolean isPlain(Notation notation) {
    return notation instanceof Notation.Numeral || isBareName(notation);
  }

  /** A name and nothing else: {@code x^2 > x} is a claim. */
  private static boolean isBareName(Notation notation) {
    Name name = Name.of(notation);
    return name != null && name.power() == null;
  }

  /** Inline inequalities over names without a meaning restrict the next display. */
  boolean restricts(RelationSign sign, Notation left, Notation right, Context context) {
    Relation relation = FormulaReader.relation(sign.kind());
    if (relation == null || relation == Relation.EQUAL || relation == Relation.APPROXIMATE) {
      return false;
    }
    if (restrictions.exclude(sign.kind(), left, right, pendingExclusions)) {
      return true;
    }
    Expr one = formulas.read(left, context);
    Expr other = formulas.read(right, context);
    Dependencies used = Dependencies.of(symbols, one, other);
    boolean free =
        used.quantities().stream().noneMatch(symbols.definitions::containsKey)
            && !used.usesOpaqueFunction()
            && used.quantities().stream().noneMatch(this::isGiven)
            && !used.quantities().isEmpty();
    if (free) {
      pendingConditions.add(new Expr.Condition(one, relation, other));
    }
    return free;
  }

  /** Numeric: one side has no names, and every variable of the other has a given value. */
  private Statement.Claim.Kind kind(Relation relation, Expr left, Expr right) {
    Dependencies ofLeft = Dependencies.of(symbols, left);
    Dependencies ofRight = Dependencies.of(symbols, right);
    boolean leftNumber = isNumber(ofLeft, left);
    boolean rightNumber = isNumber(ofRight, right);
    if (!leftNumber && !rightNumber) {
      return Statement.Claim.Kind.SYMBOLIC;
    }
    Dependencies other = leftNumber ? ofRight : ofLeft;
    boolean given =
        !other.usesOpaqueFunction()
            && other.quantities().stream()
                .allMatch(q -> isGiven(q) || symbols.definitions.containsKey(q));
    return given || relation == Relation.APPROXIMATE
        ? Statement.Claim.Kind.NUMERIC
        : Statement.Claim.Kind.SYMBOLIC;
  }

  private static boolean isNumber(Dependencies dependencies, Expr expr) {
    boolean[] names = {!dependencies.quantities().isEmpty()};
    Exprs.walk(
        expr, part -> names[0] |= part instanceof Expr.Apply || part instanceof Expr.IndexValue);
    return !names[0];
  }

  private boolean isGiven(Quantity quantity) {
    return symbols.givens.keySet().stream().anyMatch(ref -> ref.quantity().equals(quantity));
  }

  private String slice(Span span) {
    return WrittenSide.of(source, span);
  }
}
