package dev.rederive.network;

/**
 * One number of a network.
 *
 * @param part the name of the {@link Part}
 * @param row from 0; the sample or step where there are several, the neuron of a weight
 * @param column from 0
 */
public record Element(String part, int row, int column) {

  /** The only number of a part that has one. */
  public static Element of(String part) {
    return new Element(part, 0, 0);
  }
}
