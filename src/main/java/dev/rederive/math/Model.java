package dev.rederive.math;

import dev.rederive.source.Position;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * Everything one document says, as values.
 *
 * @param statements one per relation, in document order
 * @param definitions per quantity, in document order
 * @param functions the functions defined by a formula
 * @param givens values of single elements; constants as subscripts
 * @param sizes the sizes that are fixed
 * @param freeSizes the sizes that are not, in order of appearance
 * @param assumptions what all samples must satisfy
 * @param defects places where the document itself is broken
 */
public record Model(
    List<Statement> statements,
    Map<Quantity, List<Definition>> definitions,
    Map<FunctionSymbol, FunctionDefinition> functions,
    Map<Expr.Ref, BigFraction> givens,
    Map<String, Integer> sizes,
    Set<String> freeSizes,
    List<Assumption> assumptions,
    List<Repeat> repeats,
    List<NetworkBinding> networks,
    List<Finding> defects) {
  /** A condition for every value of its free letters. */
  public record Assumption(Expr.Condition condition, List<FreeIndex> free) {}

  /** A message about the document rather than about one of its relations. */
  public record Finding(Position place, String message) {}
}
