package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** What a document says of elements: which indexed names are some, which norm is that of all. */
final class ElementEvidence {
  private final Vocabulary vocabulary;
  private final List<NameUse> names = new ArrayList<>();
  private boolean twoNorm;

  ElementEvidence(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The indexed names that are elements, not each one of a stack of arrays. */
  List<NameUse> names() {
    return names;
  }

  /** Whether the document writes a squared norm with 2 as the sum over both indices. */
  boolean isTwoNorm() {
    return twoNorm;
  }

  /** What is differentiated by, summed or listed over its index is an element, not one of a stack. */
  void look(Notation part) {
    DerivativeNotation derivative =
        part instanceof Notation.Fraction fraction ? DerivativeNotation.of(fraction) : null;
    if (derivative != null) {
      derivative.variables().forEach(variable -> elements(variable, null));
    } else if (part instanceof Notation.BigOperator operator && operator.body() != null) {
      try {
        Binder.of(operator).forEach(binder -> elements(operator.body(), binder.letter()));
      } catch (NotUnderstood unreadable) {
        return; // the statement it stands in will say so
      }
    }
  }

  private void elements(Notation formula, String letter) {
    Notations.walk(
        formula,
        part -> {
          Name name = vocabulary.name(part);
          if (name != null && !name.slots().isEmpty()) {
            NameUse use = vocabulary.bare(name);
            boolean counted =
                letter == null
                    || use.indices().stream().anyMatch(index -> letter.equals(index.letter()));
            if (counted) {
              names.add(use);
            }
          }
        });
  }

  /** {@code \|X - UV\|_2^2 = \sum_{i,j} (x_{ij} - \dots)^2}: the norm of the elements. */
  void relation(Stated stated) {
    if (stated.equates()
        && (isSquaredTwoNorm(stated.left()) && isDoubleSum(stated.right())
            || isSquaredTwoNorm(stated.right()) && isDoubleSum(stated.left()))) {
      twoNorm = true;
    }
  }

  /** A squared norm with 2, or a derivative of one. */
  private static boolean isSquaredTwoNorm(Notation side) {
    DerivativeNotation derivative = DerivativeNotation.ofAny(side);
    Notation norm = derivative == null ? side : derivative.of();
    return norm instanceof Notation.Script script
        && script.base() instanceof Notation.Fenced fenced
        && fenced.open().equals("||")
        && isTwo(script.sub())
        && isTwo(script.sup());
  }

  /** A sum of squares over two indices, or a derivative of one. */
  private static boolean isDoubleSum(Notation side) {
    DerivativeNotation derivative = DerivativeNotation.ofAny(side);
    Notation sum = derivative == null ? side : derivative.of();
    if (!(sum instanceof Notation.BigOperator operator) || !operator.operator().equals("sum")) {
      return false;
    }
    boolean nested = operator.body() instanceof Notation.BigOperator;
    Notation body = nested ? ((Notation.BigOperator) operator.body()).body() : operator.body();
    try {
      return (nested || Binder.of(operator).size() == 2)
          && body instanceof Notation.Script square
          && isTwo(square.sup());
    } catch (NotUnderstood unreadable) {
      return false;
    }
  }

  private static boolean isTwo(Notation notation) {
    return notation instanceof Notation.Numeral two && two.digits().equals("2");
  }
}
