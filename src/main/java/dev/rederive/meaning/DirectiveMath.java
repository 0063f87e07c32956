package dev.rederive.meaning;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.Model;
import dev.rederive.math.Relation;
import dev.rederive.meaning.formula.Context;
import dev.rederive.meaning.formula.DefinitionReader;
import dev.rederive.meaning.formula.FormulaReader;
import dev.rederive.meaning.formula.Symbols;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.prose.Passage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/** Directives that consist of relations: {@code given}, {@code sizes}, {@code assume}. */
final class DirectiveMath {
  private DirectiveMath() {}

  static void obey(
      String name,
      Passage passage,
      FormulaReader formulas,
      Symbols symbols,
      Map<String, Integer> sizes,
      List<Model.Assumption> assumptions) {
    if (!passage.hasRelation()) {
      throw new NotUnderstood(
          name.equals("assume")
              ? "needs relations, as in x > 0, or what arrays are, as in \"A, B symmetric\", one property a directive"
              : "needs relations, as in \"given a = 0.15\"",
          passage.fragment().span());
    }
    for (Chain chain : passage.chains()) {
      for (int r = 0; r < chain.signs().size(); r++) {
        Notation left = chain.sides().get(r);
        Notation right = chain.sides().get(r + 1);
        Context context = new Context(passage.ordinal(), Map.of(), Set.of());
        Relation relation = FormulaReader.relation(chain.signs().get(r).kind());
        if (relation == null) {
          throw new NotUnderstood("not a relation that can be used here", chain.span());
        }
        switch (name) {
          case "given" -> {
            BigFraction value = DefinitionReader.number(formulas.read(right, context));
            if (!(formulas.read(left, context) instanceof Expr.Ref ref) || value == null) {
              throw new NotUnderstood("needs names and numbers, as in a = 0.15", chain.span());
            }
            symbols.give(ref, value);
          }
          case "sizes" -> {
            BigFraction value = DefinitionReader.number(formulas.read(right, context));
            if (value == null
                || value.getDenominator().bitLength() != 1
                || value.getNumerator().signum() < 1
                || value.getNumerator().bitLength() > 30) {
              throw new NotUnderstood("a size is a positive whole number", right.span());
            }
            sizes.put(NotationText.of(left), value.getNumeratorAsInt());
          }
          default ->
              assumptions.add(
                  new Model.Assumption(
                      new Expr.Condition(
                          formulas.read(left, context), relation, formulas.read(right, context)),
                      context.freeIndices(Map.of())));
        }
      }
    }
  }
}
