package dev.rederive.math;

import dev.rederive.source.Position;
import java.util.List;

/**
 * What a quantity is, element by element.
 *
 * @param target the quantity
 * @param pattern one index per axis: a letter (with offset) that the body uses, or a constant
 * @param body the formula; null if it could not be read, which makes the quantity unknown, not free
 * @param unknownBecause why the body is null
 * @param place where it stands; null if the checker made it up
 */
public record Definition(
    Quantity target, List<IndexExpr> pattern, Expr body, String unknownBecause, Position place) {
  public Definition {
    pattern = List.copyOf(pattern);
  }
}
