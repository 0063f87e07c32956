package dev.rederive.check;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.engine.symbolic.SymbolicEngine;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.ExprText;
import dev.rederive.math.FreeIndex;
import dev.rederive.math.Model;
import dev.rederive.math.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The derivatives of one claim as the computer algebra system finds them. */
final class FoundDerivatives {
  private final Lowering lowering;
  private final Map<String, Integer> letters = new LinkedHashMap<>();
  private final SymbolicEngine symbolic;
  private final Set<String> found = new LinkedHashSet<>();

  private FoundDerivatives(Lowering lowering, SymbolicEngine symbolic) {
    this.lowering = lowering;
    this.symbolic = symbolic;
  }

  /**
   * Each as {@code ∂(u)/∂v = LaTeX}, at the first instance of the first sizes; none for those that
   * have no value there or are too large.
   */
  static List<String> of(
      Model model,
      Statement.Claim claim,
      Map<String, Integer> chosenSizes,
      SymbolicEngine symbolic) {
    Map<String, Integer> sizes = SizeChoices.of(model, claim, chosenSizes).get(0);
    FoundDerivatives derivatives =
        new FoundDerivatives(new Lowering(model, sizes, new Dag()), symbolic);
    try {
      derivatives.chooseLetters(claim.free());
      derivatives.visit(claim.left());
      derivatives.visit(claim.right());
    } catch (Unresolved | Dag.TooLarge problem) {
      // The verdict of the claim says why; what was found before is shown all the same.
    }
    return List.copyOf(derivatives.found);
  }

  private void chooseLetters(List<FreeIndex> free) {
    for (FreeIndex index : free) {
      int value = lowering.index(index.range().lower(), Map.of());
      while (isExcluded(index, value)) {
        value++;
      }
      letters.put(index.letter(), value);
    }
  }

  private boolean isExcluded(FreeIndex index, int value) {
    return index.exclusions().stream()
        .anyMatch(other -> Integer.valueOf(value).equals(letters.get(other)));
  }

  /** Below a sum or a matrix there are letters that have no value here. */
  private void visit(Expr expr) {
    if (expr instanceof Expr.Derivative derivative) {
      int of = lowering.lower(derivative.of(), letters);
      int by = lowering.lower(derivative.variable(), letters);
      symbolic
          .derivativeLatex(lowering.dag(), of, by, SymbolicEngine::latexName)
          .ifPresent(latex -> found.add(ExprText.of(derivative) + at() + " = " + latex));
    } else if (!bindsLetters(expr)) {
      ExprParts.of(expr).forEach(this::visit);
    }
  }

  private static boolean bindsLetters(Expr expr) {
    return expr instanceof Expr.Reduction
        || expr instanceof Expr.Determinant
        || expr instanceof Expr.Inverse;
  }

  private String at() {
    return letters.isEmpty()
        ? ""
        : letters.entrySet().stream()
            .map(letter -> letter.getKey() + " = " + letter.getValue())
            .collect(Collectors.joining(", ", " at ", ""));
  }
}
