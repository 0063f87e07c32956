package dev.rederive.meaning.name;

import dev.rederive.latex.Notation;
import dev.rederive.math.IndexExpr;
import dev.rederive.source.Span;
import java.util.List;

/**
 * A name with its slots decided.
 *
 * @param name base and labels as LaTeX: {@code net_{h1}}
 * @param indices the index in each slot; empty for a scalar
 * @param power a superscript left over, a power; null if none
 * @param key the name with the number of its indices: x and x_i are two; one object for all that
 *     are equal, since tables of a document are asked for it hundreds of thousands of times
 */
public record NameUse(
    String name, List<IndexExpr> indices, Notation power, int primes, Span span, String key) {
  public NameUse(String name, List<IndexExpr> indices, Notation power, int primes, Span span) {
    this(name, indices, power, primes, span, (name + "/" + indices.size()).intern());
  }

  public NameUse withName(String other) {
    return new NameUse(other, indices, power, primes, span);
  }

  public int arity() {
    return indices.size();
  }
}
