package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.math.Expr;
import dev.rederive.meaning.index.RangeDeclarations;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What restricts a claim: conditions beside it, and letters that it says differ. */
public final class Restrictions {
  private final Vocabulary vocabulary;
  private final FormulaReader formulas;
  private final Traits traits;

  public Restrictions(Vocabulary vocabulary, FormulaReader formulas, Traits traits) {
    this.vocabulary = vocabulary;
    this.formulas = formulas;
    this.traits = traits;
  }

  /** Takes in a condition: letters that differ, or a relation that has to hold. */
  public void add(
      Notation condition,
      Context context,
      Map<String, List<String>> exclusions,
      List<Expr.Condition> conditions) {
    if (condition instanceof Notation.Related related
        && RangeDeclarations.ofCondition(condition) == null
        && traits.at(related.sign().span()) == null) {
      if (!exclude(related.sign().kind(), related.left(), related.right(), exclusions)
          && FormulaReader.relation(related.sign().kind()) != null) {
        conditions.add(formulas.condition(related, context));
      }
    }
  }

  /** {@code i \neq j} between index letters; whether it is that. */
  public boolean exclude(
      RelationSign.Kind kind, Notation left, Notation right, Map<String, List<String>> exclusions) {
    String one = Binder.letter(left);
    String other = Binder.letter(right);
    if (kind != RelationSign.Kind.NOT_EQUAL
        || one == null
        || other == null
        || !vocabulary.isIndexLetter(one)
        || !vocabulary.isIndexLetter(other)) {
      return false;
    }
    exclusions.computeIfAbsent(one, letter -> new ArrayList<>()).add(other);
    return true;
  }

  /** {@code a_{j \neq i}} anywhere in a chain says what all of it is about. */
  public void inSubscripts(Notation side, Map<String, List<String>> exclusions) {
    Notations.walk(
        side,
        part -> {
          if (part instanceof Notation.Script script
              && script.sub() instanceof Notation.Related related) {
            exclude(related.sign().kind(), related.left(), related.right(), exclusions);
          }
        });
  }
}
