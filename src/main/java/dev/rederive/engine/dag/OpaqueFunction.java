package dev.rederive.engine.dag;

import java.util.List;

/**
 * A smooth function that nobody defined.
 *
 * @param name its name in the document
 * @param orders how often it is differentiated with respect to each argument
 */
public record OpaqueFunction(String name, List<Integer> orders) {
  public OpaqueFunction {
    orders = List.copyOf(orders);
  }

  /** The partial derivative with respect to one more argument. */
  public OpaqueFunction differentiate(int argument) {
    Integer[] next = orders.toArray(Integer[]::new);
    next[argument]++;
    return new OpaqueFunction(name, List.of(next));
  }
}
