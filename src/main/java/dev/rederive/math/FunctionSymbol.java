package dev.rederive.math;

/**
 * A function the document names: defined by a formula, or opaque.
 *
 * @param name as LaTeX, label included: {@code \sigma}, {@code f_{4}}
 * @param arity the number of its arguments
 */
public record FunctionSymbol(String name, int arity) {
  @Override
  public String toString() {
    return name;
  }
}
