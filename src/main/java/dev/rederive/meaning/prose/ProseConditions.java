package dev.rederive.meaning.prose;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Conditions in the words around a formula: {@code $f'(x) = 1$ if $x > 0$}, {@code For $x < 0$ we
 * have}, {@code $$…$$ whenever $a \neq b$}. A condition belongs to what its sentence says, not to
 * what comes after.
 */
public final class ProseConditions {
  private static final Set<String> OPENERS =
      Set.of("if", "when", "whenever", "for", "where", "provided", "case", "once");

  /** Words that may stand between the opener and its relation. */
  private static final Set<String> BETWEEN =
      Set.of("that", "any", "all", "every", "only", "of", "the");

  private final Set<Integer> conditions = new HashSet<>();
  private final Map<Integer, List<Notation.Related>> restricted = new HashMap<>();

  private ProseConditions() {}

  /** All conditions of a document's running text. */
  public static ProseConditions of(List<ProseRun> runs) {
    ProseConditions found = new ProseConditions();
    for (ProseRun run : runs) {
      int start = 0;
      for (int k = 0; k <= run.tokens().size(); k++) {
        if (k == run.tokens().size() || run.endsSentence(k)) {
          found.sentence(run, start, k);
          start = k + 1;
        }
      }
    }
    return found;
  }

  /** Whether a passage is nothing but a condition of its sentence. */
  public boolean isCondition(Passage passage) {
    return conditions.contains(passage.ordinal());
  }

  /** What restricts the relations of a passage. */
  public List<Notation.Related> of(Passage passage) {
    return restricted.getOrDefault(passage.ordinal(), List.of());
  }

  /** Claims and conditions of one sentence, by token. */
  private void sentence(ProseRun run, int from, int to) {
    List<Integer> claims = new ArrayList<>();
    List<Integer> found = new ArrayList<>();
    for (int k = from; k < to; k++) {
      if (run.isFormula(k) && run.passage(k).hasRelation()) {
        (opener(run, k, from) >= 0 && condition(run.passage(k)) != null ? found : claims).add(k);
      }
    }
    for (int k : found) {
      List<Integer> ordinals = speaksOf(run, k, from, to, claims, found);
      if (!ordinals.isEmpty()) {
        conditions.add(run.passage(k).ordinal());
        Notation.Related condition = condition(run.passage(k));
        for (int ordinal : ordinals) {
          restricted.computeIfAbsent(ordinal, o -> new ArrayList<>()).add(condition);
        }
      }
    }
  }

  /** The passages that a condition restricts. */
  private static List<Integer> speaksOf(
      ProseRun run, int at, int from, int to, List<Integer> claims, List<Integer> found) {
    int opener = opener(run, at, from);
    boolean directlyBehind = opener > from && claims.contains(opener - 1);
    int last = found.stream().filter(k -> k < at).max(Integer::compare).orElse(from - 1);
    int next = found.stream().filter(k -> k > at).min(Integer::compare).orElse(to);
    List<Integer> before = claims.stream().filter(k -> k > last && k < at).toList();
    // In "if a, b, and if c, d" what stands before the next opener is meant.
    List<Integer> behind =
        claims.stream()
            .filter(k -> k > at && k < next && !(next < to && opener(run, next, from) == k + 1))
            .toList();
    if (directlyBehind || behind.isEmpty() && !before.isEmpty()) {
      return before.stream().map(k -> run.passage(k).ordinal()).toList();
    }
    if (!behind.isEmpty()) {
      return behind.stream().map(k -> run.passage(k).ordinal()).toList();
    }
    boolean first = from == 0 && opener == 0 && run.goesOn() && run.before() >= 0;
    if (first) {
      return List.of(run.before());
    }
    boolean leads = to == run.tokens().size() && run.after() >= 0;
    return leads ? List.of(run.after()) : List.of();
  }

  /** Where the word stands that makes a formula a condition; -1 if there is none. */
  private static int opener(ProseRun run, int formula, int from) {
    int k = formula - 1;
    while (k >= from && BETWEEN.contains(run.word(k))) {
      k--;
    }
    return k >= from && OPENERS.contains(run.word(k)) ? k : -1;
  }

  /** The one relation of a passage that can be a condition, or null. */
  private static Notation.Related condition(Passage passage) {
    if (passage.chains().size() != 1 || passage.chains().get(0).signs().size() != 1) {
      return null;
    }
    Chain chain = passage.chains().get(0);
    RelationSign sign = chain.signs().get(0);
    boolean fits =
        switch (sign.kind()) {
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, NOT_EQUAL -> true;
          case EQUAL -> isPlain(chain.sides().get(0)) && isPlain(chain.sides().get(1));
          default -> false;
        };
    return fits
        ? new Notation.Related(chain.sides().get(0), sign, chain.sides().get(1), chain.span())
        : null;
  }

  private static boolean isPlain(Notation notation) {
    Name name = Name.of(notation);
    return notation instanceof Notation.Numeral || name != null && name.power() == null;
  }
}
