package dev.rederive.meaning.formula;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.Quantity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which quantities a formula is made of, through definitions; families count as wholes. */
public final class Dependencies {
  private final Map<Quantity, List<Definition>> definitions;
  private final Map<FunctionSymbol, FunctionDefinition> functions;
  private final Set<Quantity> quantities = new LinkedHashSet<>();
  private final Set<FunctionSymbol> called = new LinkedHashSet<>();
  private boolean opaque;

  private Dependencies(
      Map<Quantity, List<Definition>> definitions,
      Map<FunctionSymbol, FunctionDefinition> functions) {
    this.definitions = definitions;
    this.functions = functions;
  }

  public static Set<Quantity> of(
      Map<Quantity, List<Definition>> definitions,
      Map<FunctionSymbol, FunctionDefinition> functions,
      Quantity start) {
    Dependencies result = new Dependencies(definitions, functions);
    result.add(start);
    return result.quantities;
  }

  /** Everything formulas are made of; see {@link #quantities()} and {@link #usesOpaqueFunction}. */
  public static Dependencies of(Symbols symbols, Expr... formulas) {
    Dependencies result = new Dependencies(symbols.definitions, symbols.functions);
    for (Expr formula : formulas) {
      result.walk(formula);
    }
    return result;
  }

  public Set<Quantity> quantities() {
    return quantities;
  }

  public boolean usesOpaqueFunction() {
    return opaque;
  }

  private void add(Quantity quantity) {
    if (quantities.add(quantity)) {
      for (Definition definition : definitions.getOrDefault(quantity, List.of())) {
        if (definition.body() != null) {
          walk(definition.body());
        }
      }
    }
  }

  private void walk(Expr expr) {
    Exprs.walk(
        expr,
        part -> {
          if (part instanceof Expr.Ref ref) {
            add(ref.quantity());
          } else if (part instanceof Expr.Spread) {
            opaque = true;
          } else if (part instanceof Expr.Apply apply && called.add(apply.function())) {
            FunctionDefinition definition = functions.get(apply.function());
            if (definition == null) {
              opaque = true;
            } else if (definition.body() != null) {
              walk(definition.body());
              quantities.removeAll(definition.formals());
            }
          }
        });
  }
}
