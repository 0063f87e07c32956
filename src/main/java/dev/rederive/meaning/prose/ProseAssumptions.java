package dev.rederive.meaning.prose;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Equations that the running text assumes: {@code where $\sum_i q_i = 1$}, {@code such that $a + b =
 * 1$}. Only the words are looked at; whether the equation can be an assumption is for its reader to
 * say.
 */
public final class ProseAssumptions {
  private static final Set<String> OPENERS =
      Set.of(
          "where",
          "with",
          "assume",
          "assuming",
          "suppose",
          "supposing",
          "satisfying",
          "satisfies",
          "satisfy",
          "provided",
          "given",
          "since",
          "because");

  private static final Set<String> FILLERS = Set.of("that", "always", "also", "constraint", "the");

  private final Set<Integer> introduced = new HashSet<>();

  private ProseAssumptions() {}

  /** All formulas of a document's running text that such words introduce. */
  public static ProseAssumptions of(List<ProseRun> runs) {
    ProseAssumptions found = new ProseAssumptions();
    for (ProseRun run : runs) {
      for (int k = 0; k < run.tokens().size(); k++) {
        if (run.isFormula(k) && introduces(run, k)) {
          found.introduced.add(run.passage(k).ordinal());
        }
      }
    }
    return found;
  }

  private static boolean introduces(ProseRun run, int formula) {
    int k = formula - 1;
    while (FILLERS.contains(run.word(k))) {
      k--;
    }
    boolean suchThat = run.is(k, "such") || run.is(k, "so");
    return OPENERS.contains(run.word(k)) || suchThat && k < formula - 1;
  }

  /** Whether such words introduce this formula. */
  public boolean introduces(Passage passage) {
    return introduced.contains(passage.ordinal());
  }
}
