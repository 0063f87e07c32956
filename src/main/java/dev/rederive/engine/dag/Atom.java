package dev.rederive.engine.dag;

import dev.rederive.math.Quantity;
import java.util.List;

/**
 * One number that has a name: an element of a quantity.
 *
 * @param quantity the array
 * @param indices one value per axis
 * @param copy 0 for the document's own element; a positive number for the one that an evaluation
 *     bar or a formal argument put in its place
 */
public record Atom(Quantity quantity, List<Integer> indices, int copy) {
  public Atom {
    indices = List.copyOf(indices);
  }

  /** Mixed, for matrices: 31·j + i would put the elements of 784 by 100 into 4,000 places. */
  @Override
  public int hashCode() {
    int hash = quantity.hashCode() + copy;
    for (int index : indices) {
      hash = (hash ^ index) * 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    return hash;
  }

  /** {@code w_{1,2}}. */
  @Override
  public String toString() {
    if (indices.isEmpty()) {
      return quantity.toString();
    }
    StringBuilder text = new StringBuilder(quantity.toString()).append("_{");
    for (int i = 0; i < indices.size(); i++) {
      text.append(i > 0 ? "," : "").append(indices.get(i));
    }
    return text.append('}').toString();
  }
}
