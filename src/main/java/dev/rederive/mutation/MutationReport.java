package dev.rederive.mutation;

import dev.rederive.math.Statement;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of all mutants of a run.
 *
 * @param results one per mutant, in the order in which they were given
 */
public record MutationReport(List<MutationResult> results) {
  public MutationReport {
    results = List.copyOf(results);
  }

  /** Per operator, in the operators' order; every operator has an entry. */
  public Map<Operator, Tally> tallies() {
    Map<Operator, List<MutationResult>> byOperator =
        results.stream().collect(Collectors.groupingBy(r -> r.trial().mutant().operator()));
    Map<Operator, Tally> tallies = new EnumMap<>(Operator.class);
    for (Operator operator : Operator.values()) {
      tallies.put(operator, Tally.of(byOperator.getOrDefault(operator, List.of())));
    }
    return tallies;
  }

  public Tally total() {
    return Tally.of(results);
  }

  /** The mutants that are still true. */
  public List<MutationResult> equivalents() {
    return with(Fate.EQUIVALENT);
  }

  /** The mutants that a run must not have. */
  public List<MutationResult> survivors() {
    return with(Fate.SURVIVED);
  }

  /** The changes that left nothing to judge. */
  public List<MutationResult> voids() {
    return with(Fate.VOID);
  }

  private List<MutationResult> with(Fate fate) {
    return results.stream().filter(result -> result.fate() == fate).toList();
  }

  /** How many claims the mutants were made of. */
  public int claims() {
    // By identity: two lines may claim the same, and a claim's value reaches over its whole model.
    Set<Statement.Claim> claims = Collections.newSetFromMap(new IdentityHashMap<>());
    results.forEach(result -> claims.add(result.trial().subject().claim()));
    return claims.size();
  }

  /** How many documents the claims stand in. */
  public int documents() {
    return (int)
        results.stream().map(result -> result.trial().subject().source().path()).distinct().count();
  }
}
