package dev.rederive.latex;

import dev.rederive.source.Span;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Formulas joined by relation signs, {@code a = b = c}: n + 1 sides and n signs. Rows of an {@code
 * align} that begin with a sign continue the chain above them. Without a sign (n = 0) it is a lone
 * formula, which states nothing.
 *
 * @param conditions what follows in the same row and restricts it: {@code i \ne j}, {@code \text{for
 *     } j = 1, \dots, n}
 */
public record Chain(
    List<Notation> sides, List<RelationSign> signs, List<Notation> conditions, Span span) {
  /** The same chain with each formula of it replaced. */
  public Chain map(UnaryOperator<Notation> by) {
    return new Chain(
        sides.stream().map(by).toList(), signs, conditions.stream().map(by).toList(), span);
  }

  /** Whether its first sign is {@code =} or {@code :=}, so that it may define its first side. */
  public boolean beginsWithEquality() {
    return !signs.isEmpty()
        && (signs.get(0).kind() == RelationSign.Kind.EQUAL
            || signs.get(0).kind() == RelationSign.Kind.DEFINE);
  }
}
