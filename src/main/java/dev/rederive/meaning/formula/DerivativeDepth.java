package dev.rederive.meaning.formula;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How deep derivatives stand in derivatives in a formula, through the definitions of its names. */
public final class DerivativeDepth {
  private final Map<Quantity, List<Definition>> definitions;
  private final Map<Quantity, Integer> known = new HashMap<>();

  public DerivativeDepth(Map<Quantity, List<Definition>> definitions) {
    this.definitions = definitions;
  }

  public int of(Expr formula) {
    int depth = 0;
    for (Expr part : ExprParts.of(formula)) {
      depth = Math.max(depth, of(part));
    }
    if (formula instanceof Expr.Ref ref) {
      depth = of(ref.quantity());
    }
    return formula instanceof Expr.Derivative ? depth + 1 : depth;
  }

  private int of(Quantity quantity) {
    Integer depth = known.get(quantity);
    if (depth == null) {
      known.put(quantity, 0); // an element that is made of others of its kind adds nothing
      depth = 0;
      for (Definition definition : definitions.getOrDefault(quantity, List.of())) {
        depth = Math.max(depth, definition.body() == null ? 0 : of(definition.body()));
      }
      known.put(quantity, depth);
    }
    return depth;
  }
}
