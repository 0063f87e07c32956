package dev.rederive.check;

import java.util.List;

/**
 * Everything known about one relation.
 *
 * @param relation how it was read and what was said of it
 * @param uses the definitions it rests on, through other definitions too
 * @param derivatives its derivatives as the computer algebra system finds them, at the first
 *     instance of the first sizes
 */
public record Explanation(
    RelationResult relation, List<UsedDefinition> uses, List<FoundDerivative> derivatives) {
  public Explanation {
    uses = List.copyOf(uses);
    derivatives = List.copyOf(derivatives);
  }
}
