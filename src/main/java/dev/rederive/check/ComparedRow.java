package dev.rederive.check;

/**
 * One line of the table that puts an author's formula beside the implemented network, at a random
 * point.
 *
 * @param label which instance and point: {@code j = 1, i = 2}, {@code point 1}
 * @param formula the author's formula, in doubles
 * @param network the same by the network: values of its forward pass, derivatives of its
 *     hand-derived backpropagation
 * @param difference the same with the network's finite differences in the place of its
 *     backpropagation
 * @param relativeError the largest relative difference among the three
 */
public record ComparedRow(
    String label, double formula, double network, double difference, double relativeError) {}
