package dev.rederive.check;

import dev.rederive.check.comparison.NetworkSketch;
import java.util.List;

/**
 * What a reader of one document may want to see beside the verdicts.
 *
 * @param networks the networks the document binds, those that could be bound
 * @param relations one entry for each relation of the document, in its order
 */
public record DocumentCommentary(List<NetworkSketch> networks, List<RelationCommentary> relations) {
  public DocumentCommentary {
    networks = List.copyOf(networks);
    relations = List.copyOf(relations);
  }
}
