package dev.rederive.check;

/**
 * A derivative as the computer algebra system finds it.
 *
 * @param derivative what is differentiated by what, as text
 * @param derivativeLatex the same as LaTeX
 * @param instance the values of the letters it was found at; empty if there are none
 * @param latex the derivative found
 */
public record FoundDerivative(
    String derivative, String derivativeLatex, String instance, String latex) {
  /** One line, {@code ∂(u)/∂v at i = 1 = LaTeX}. */
  public String text() {
    return derivative + (instance.isEmpty() ? "" : " at " + instance) + " = " + latex;
  }
}
