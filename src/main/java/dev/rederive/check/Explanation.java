package dev.rederive.check;

import java.util.List;

/**
 * One relation with what it rests on.
 *
 * @param relation the relation and what was said of it
 * @param dependsOn the definitions it uses, each as one line that names its place
 * @param derivatives the derivatives that the computer algebra system found, as LaTeX
 */
public record Explanation(
    RelationResult relation, List<String> dependsOn, List<String> derivatives) {
  public Explanation {
    dependsOn = List.copyOf(dependsOn);
    derivatives = List.copyOf(derivatives);
  }
}
