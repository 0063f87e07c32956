package dev.rederive.math;

import dev.rederive.source.Position;
import java.util.List;
import java.util.Map;

/**
 * Which symbols of the document are which parts of an implemented network. Each list entry names one
 * element, a family by its letters, or a whole array.
 *
 * @param kind which network
 * @param widths units per layer of a perceptron, inputs first; null where the document leaves them
 *     free; empty for other networks
 * @param settings what the directive says in plain words: {@code activation}, {@code loss}, {@code
 *     samples}, {@code steps}, {@code averaging}, {@code penalty}; absent if not said
 * @param symbols role ({@code inputs}, {@code targets}, {@code weights 1}, {@code biases forget},
 *     {@code net 1}, {@code out 1}, {@code errors}, {@code loss}) to rows of references
 */
public record NetworkBinding(
    Kind kind,
    List<Integer> widths,
    Map<String, String> settings,
    Map<String, List<List<Expr.Ref>>> symbols,
    Position place) {

  /** The networks that are implemented. */
  public enum Kind {
    PERCEPTRON,
    BATCH_NORMALISATION,
    LSTM
  }
}
