package dev.rederive.meaning;

import dev.rederive.latex.Chain;
import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.meaning.formula.Exprs;
import dev.rederive.meaning.formula.Symbols;
import dev.rederive.meaning.index.Ranges;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.meaning.prose.Passage;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/**
 * Where a recurrence begins: with {@code m_t = \\beta m_{t-1} + g_t}, the value given in {@code m_0 =
 * 0} is what m_0 is, whether it stands before the recurrence or after it. Other given values are one
 * example among many.
 */
final class InitialValues {
  private InitialValues() {}

  /** {@code a_{k+1} = 2 a_k + 1} holds from k = 0 on where a_0 has a value. */
  static void letRecurrencesBegin(
      Collection<Passage> passages, Vocabulary vocabulary, Ranges ranges) {
    Set<String> begun = new HashSet<>();
    lefts(
        passages,
        (left, ordinal) -> {
          for (int k = 0; k < left.arity(); k++) {
            if (left.indices().get(k).isConstant() && left.indices().get(k).offset() == 0) {
              begun.add(left.name() + "/" + k);
            }
          }
        },
        vocabulary);
    lefts(
        passages,
        (left, ordinal) -> {
          for (int k = 0; k < left.arity(); k++) {
            IndexExpr index = left.indices().get(k);
            if (index.letter() != null
                && index.offset() == 1
                && begun.contains(left.name() + "/" + k)) {
              ranges.beginAtZero(index.letter(), ordinal);
            }
          }
        },
        vocabulary);
  }

  private static void lefts(
      Collection<Passage> passages, ObjIntConsumer<NameUse> taker, Vocabulary vocabulary) {
    for (Passage passage : passages) {
      for (Chain chain : passage.chains()) {
        Name name = chain.beginsWithEquality() ? Name.of(chain.sides().get(0)) : null;
        if (name != null) {
          taker.accept(vocabulary.bare(name), passage.ordinal());
        }
      }
    }
  }

  /** Turns values of elements that a recurrence starts from into definitions. */
  static void define(Symbols symbols) {
    symbols
        .givens
        .entrySet()
        .removeIf(
            given -> {
              Expr.Ref element = given.getKey();
              List<Definition> definitions =
                  symbols.definitions.getOrDefault(element.quantity(), List.of());
              boolean begins =
                  definitions.stream().anyMatch(definition -> isStart(element, definition));
              if (begins) {
                symbols.define(
                    new Definition(
                        element.quantity(),
                        element.subscripts(),
                        new Expr.Number(given.getValue(), null),
                        null,
                        null));
              }
              return begins;
            });
  }

  private static boolean isStart(Expr.Ref element, Definition recurrence) {
    if (recurrence.body() == null || element.subscripts().isEmpty()) {
      return false;
    }
    boolean[] recurs = {false};
    Exprs.walk(
        recurrence.body(),
        part ->
            recurs[0] |= part instanceof Expr.Ref ref && ref.quantity().equals(element.quantity()));
    boolean before = false;
    for (int k = 0; k < element.subscripts().size(); k++) {
      IndexExpr pattern = recurrence.pattern().get(k);
      before |=
          pattern.letter() != null
              && Symbols.isBelow(
                  element.subscripts().get(k), pattern, element.quantity().axes().get(k));
    }
    return recurs[0] && before;
  }
}
