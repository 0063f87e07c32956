package dev.rederive.network;

import java.util.List;
import java.util.Optional;

/**
 * A network, or a piece of one, as somebody implemented it: a forward pass and derivatives derived by
 * hand, over arrays that go by the names of their roles.
 */
public interface ImplementedNetwork {

  /** Its arrays: those it is told, then those it computes, in the order of the forward pass. */
  List<Part> parts();

  /**
   * Computes everything from what is told.
   *
   * @param numbers has what is told; gets every computed row by {@link Numbers#put}, as soon as it is
   *     there and before anything uses it
   */
  void forward(Numbers numbers);

  /**
   * The derivatives of one computed number with respect to everything but targets and upstream
   * derivatives: what is told is varied outright, a computed number on top of its computed value,
   * with what lies before it left alone.
   *
   * @param numbers after a forward pass; not changed
   * @param of what is differentiated
   * @return an array for each part in the shape of that part
   */
  Numbers derivatives(Numbers numbers, Element of);

  /** How far these numbers are from the nearest point at which something has no derivative. */
  default double distanceToKink(Numbers numbers) {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * By how much a change of one number may move what it enters, for each unit of the change; only its
   * size matters, to choose the steps of finite differences.
   */
  default double reach(Numbers numbers, Element by) {
    return 1;
  }

  /** The part of that name. */
  default Optional<Part> part(String name) {
    return parts().stream().filter(part -> part.name().equals(name)).findFirst();
  }
}
