package dev.rederive.check;

import dev.rederive.engine.Evidence;
import dev.rederive.engine.Evidence.Engine;
import dev.rederive.engine.Evidence.Outcome;
import java.util.List;

/**
 * From evidence to the verdict on a claim that two formulas are equal. Rows in order; the first that
 * fits counts.
 *
 * <table>
 * <caption>The rows</caption>
 * <tr><td>exact engine equal, enclosures apart</td><td>CONFLICT</td></tr>
 * <tr><td>enclosures apart</td><td>REFUTED</td></tr>
 * <tr><td>exact engine equal, differences or network apart</td><td>CONFLICT</td></tr>
 * <tr><td>exact engine equal, a point where both sides exist</td><td>PROVED</td></tr>
 * <tr><td>exact engine equal, no such point</td><td>UNDECIDED</td></tr>
 * <tr><td>enclosures equal, differences or network apart</td><td>CONFLICT</td></tr>
 * <tr><td>enclosures equal</td><td>AGREES</td></tr>
 * <tr><td>anything else</td><td>UNDECIDED</td></tr>
 * </table>
 */
final class VerdictTable {
  private VerdictTable() {}

  /**
   * @param evidence all evidence on one claim at all its sizes; an engine may speak more than once
   */
  static Verdict of(List<Evidence> evidence) {
    boolean modular = always(evidence, Engine.MODULAR, Outcome.EQUAL);
    boolean met = always(evidence, Engine.ENCLOSING, Outcome.EQUAL);
    // A normal form is as good as an identity test only beside enclosures that agree.
    boolean exact = modular || (met && always(evidence, Engine.SYMBOLIC, Outcome.EQUAL));
    boolean apart = ever(evidence, Engine.ENCLOSING, Outcome.UNEQUAL);
    boolean contradicted =
        ever(evidence, Engine.FINITE_DIFFERENCE, Outcome.UNEQUAL)
            || ever(evidence, Engine.NETWORK, Outcome.UNEQUAL);
    if (apart) {
      return exact ? Verdict.CONFLICT : Verdict.REFUTED;
    }
    if (contradicted && (exact || met)) {
      return Verdict.CONFLICT;
    }
    if (exact) {
      return anyPoint(evidence) ? Verdict.PROVED : Verdict.UNDECIDED;
    }
    return met && !contradicted ? Verdict.AGREES : Verdict.UNDECIDED;
  }

  private static boolean always(List<Evidence> evidence, Engine engine, Outcome outcome) {
    boolean any = false;
    for (Evidence one : evidence) {
      if (one.engine() == engine) {
        if (one.outcome() != outcome) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }

  private static boolean ever(List<Evidence> evidence, Engine engine, Outcome outcome) {
    return evidence.stream().anyMatch(e -> e.engine() == engine && e.outcome() == outcome);
  }

  private static boolean anyPoint(List<Evidence> evidence) {
    return evidence.stream()
        .anyMatch(e -> e.engine() == Engine.ENCLOSING && e.points() != null && e.points() > 0);
  }
}
