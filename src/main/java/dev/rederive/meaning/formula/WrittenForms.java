package dev.rederive.meaning.formula;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Ledger;
import dev.rederive.meaning.notation.Adjoints;
import dev.rederive.meaning.notation.DerivativesAtPlaces;
import dev.rederive.meaning.notation.ImpliedArguments;
import dev.rederive.meaning.notation.ImpliedSums;
import dev.rederive.meaning.notation.InverseFunctions;
import dev.rederive.meaning.notation.NumberedLetters;
import dev.rederive.meaning.notation.PowerArguments;
import dev.rederive.meaning.notation.TimeDerivatives;
import dev.rederive.meaning.notation.TransposedCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Forms that people write for short are written out before anything is said about names. */
public final class WrittenForms {
  private WrittenForms() {}

  /**
   * Replaces the chains of a document by the same in full.
   *
   * @param parsed the chains by the number of their item in the document
   * @param summation whether the document declares that repeated indices are summed over
   */
  public static void apply(Map<Integer, List<Chain>> parsed, boolean summation, Ledger ledger) {
    rewrite(parsed, new NumberedLetters(ledger)::lower);
    rewrite(parsed, TransposedCalls::rewrite);
    rewrite(parsed, DerivativesAtPlaces::rewrite);
    rewrite(parsed, Compositions.of(sides(parsed), ledger)::nest);
    rewrite(parsed, Adjoints.of(chains(parsed))::name);
    rewrite(parsed, Ellipses.of(sides(parsed), ledger)::unfold);
    rewrite(parsed, PowerArguments.of(chains(parsed), ledger)::rewrite);
    rewrite(parsed, TimeDerivatives.of(chains(parsed), ledger)::rewrite);
    ImpliedArguments arguments = ImpliedArguments.of(chains(parsed), ledger);
    parsed.replaceAll((k, chains) -> chains.stream().map(arguments::write).toList());
    List<Chain> equations = chains(parsed).stream().filter(Chain::beginsWithEquality).toList();
    rewrite(parsed, InverseFunctions.of(equations, ledger)::name);
    ImpliedSums sums = new ImpliedSums(summation, ledger);
    parsed.replaceAll((k, chains) -> chains.stream().map(sums::write).toList());
  }

  private static List<Chain> chains(Map<Integer, List<Chain>> parsed) {
    return parsed.values().stream().flatMap(List::stream).toList();
  }

  private static List<Notation> sides(Map<Integer, List<Chain>> parsed) {
    List<Notation> sides = new ArrayList<>();
    parsed.values().forEach(chains -> chains.forEach(chain -> sides.addAll(chain.sides())));
    return sides;
  }

  private static void rewrite(Map<Integer, List<Chain>> parsed, UnaryOperator<Notation> by) {
    parsed.replaceAll((k, chains) -> chains.stream().map(chain -> chain.map(by)).toList());
  }
}
