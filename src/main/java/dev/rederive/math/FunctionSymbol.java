package dev.rederive.math;

/**
 * A function the document names: defined by a formula, or opaque.
 *
 * @param name as LaTeX, label included: {@code \sigma}, {@code f_{4}}
 * @param arity the number of its arguments
 * @param version which function of this name it is, counted from 1
 */
public record FunctionSymbol(String name, int arity, int version) {
  /** The first function of that name. */
  public FunctionSymbol(String name, int arity) {
    this(name, arity, 1);
  }

  /** What its derivative by its one argument is called. */
  public FunctionSymbol derivative() {
    return new FunctionSymbol(name + "'", arity, version);
  }

  @Override
  public String toString() {
    return name;
  }
}
