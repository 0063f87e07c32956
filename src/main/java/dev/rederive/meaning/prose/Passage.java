package dev.rederive.meaning.prose;

import dev.rederive.document.DocumentItem.MathFragment;
import dev.rederive.latex.Chain;
import java.util.List;

/**
 * One math fragment with the chains read from it, several-letter names already joined.
 *
 * @param ordinal its place among the items of the document
 */
public record Passage(int ordinal, MathFragment fragment, List<Chain> chains) {
  public boolean hasRelation() {
    return chains.stream().anyMatch(chain -> !chain.signs().isEmpty());
  }
}
