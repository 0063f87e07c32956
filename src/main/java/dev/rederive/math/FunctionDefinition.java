package dev.rederive.math;

import dev.rederive.source.Position;
import java.util.List;

/**
 * A function and its formula.
 *
 * @param formals its arguments; they are bound in the body only
 * @param body null if it could not be read
 */
public record FunctionDefinition(
    FunctionSymbol function,
    List<Quantity> formals,
    Expr body,
    String unknownBecause,
    Position place) {
  public FunctionDefinition {
    formals = List.copyOf(formals);
  }
}
