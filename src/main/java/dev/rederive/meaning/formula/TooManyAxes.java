package dev.rederive.meaning.formula;

import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.source.Span;

/** A derivative of a matrix by an array or by a matrix of an array, which no layout prints. */
final class TooManyAxes extends NotUnderstood {
  private static final long serialVersionUID = 1L;

  TooManyAxes(String reason, Span span) {
    super(reason, span);
  }
}
