package dev.rederive.engine.modular;

import dev.rederive.engine.dag.Cases;
import dev.rederive.engine.dag.Dag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Decides by residues whether differences are zero; see the package for why that is exact.
 *
 * <p>G. H. Gonnet, Determining equivalence of expressions in random polynomial time, STOC 1984.
 */
public final class ModularIdentityTest {
  /** The claim is proved if the chance of an error is at most 2 to this power. */
  private static final double WANTED_BITS = -100;

  private static final int MOST_TRIALS = 8;
  private static final int MOST_PATHS = 64;

  /** How often residues are drawn again in one trial; with roots most draws do not serve. */
  private static final int ATTEMPTS = 4;

  private static final int ATTEMPTS_WITH_ROOTS = 512;

  private final Program program;
  private final int attempts;
  private final long workBudget;
  private final SplittableRandom seeds;
  private final long[] values;
  private long work;

  private ModularIdentityTest(Program program, long seed, long workBudget) {
    this.program = program;
    this.workBudget = workBudget;
    this.attempts = program.plans.rootDegree > 1 ? ATTEMPTS_WITH_ROOTS : ATTEMPTS;
    this.seeds = new SplittableRandom(seed);
    this.values = new long[program.size];
  }

  /**
   * Tests whether all differences are zero, wherever they are defined.
   *
   * @param dag holds the nodes
   * @param differences left minus right of each instance of a claim, without derivative nodes
   * @param seed decides every random number
   * @param workBudget how many operations may be evaluated
   */
  public static ModularResult test(Dag dag, int[] differences, long seed, long workBudget) {
    return test(dag, differences, Map.of(), seed, workBudget);
  }

  /**
   * Tests whether all differences are zero, wherever they are defined and some variables have the
   * signs that are assumed of them.
   *
   * @param assumed by variable node, as {@link dev.rederive.engine.dag.Signs} names them
   */
  public static ModularResult test(
      Dag dag, int[] differences, Map<Integer, Integer> assumed, long seed, long workBudget) {
    if (differences.length == 0) {
      return new ModularResult.Silent("nothing to compare");
    }
    ModularResult whole = once(dag, differences, assumed, seed, workBudget);
    return whole instanceof ModularResult.Equal
        ? whole
        : inCases(dag, differences, assumed, seed, workBudget).orElse(whole);
  }

  private static ModularResult once(
      Dag dag, int[] differences, Map<Integer, Integer> assumed, long seed, long workBudget) {
    try {
      Program program = new Program(dag, differences, assumed);
      return new ModularIdentityTest(program, seed, workBudget).test();
    } catch (OutsideClass outside) {
      return new ModularResult.Silent("outside the class: " + outside.getMessage());
    }
  }

  /** Where the equations among the conditions hold, and where they do not. */
  private static Optional<ModularResult> inCases(
      Dag dag, int[] differences, Map<Integer, Integer> assumed, long seed, long workBudget) {
    List<int[]> cases = Cases.of(dag, differences);
    int trials = 0;
    double worst = Double.NEGATIVE_INFINITY;
    String independent = "";
    for (int[] one : cases) {
      if (!(once(dag, one, assumed, seed, workBudget) instanceof ModularResult.Equal equal)) {
        return Optional.empty();
      }
      trials += equal.trials();
      worst = Math.max(worst, equal.errorBits());
      independent = equal.independent();
    }
    double bits = worst + Math.log(cases.size()) / Math.log(2);
    return cases.isEmpty() || bits > WANTED_BITS
        ? Optional.empty()
        : Optional.of(
            new ModularResult.Equal(trials, bits, "in " + cases.size() + " cases; " + independent));
  }

  /** What one trial found. */
  private enum Outcome {
    ZERO,
    NOT_ZERO,
    TOO_MANY_PATHS,
    NO_RESIDUES,
    TOO_MUCH_WORK
  }

  private ModularResult test() {
    Unknowns.Signs signs = Unknowns.Signs.BRANCHES;
    Unknowns.Logarithms logarithms = Unknowns.Logarithms.INDEPENDENT;
    Outcome outcome = trial(signs, logarithms);
    if (outcome == Outcome.TOO_MANY_PATHS && !program.signs.isEmpty()) {
      signs = Unknowns.Signs.FREE;
      outcome = trial(signs, logarithms);
    }
    if (outcome == Outcome.NOT_ZERO && program.logarithms.size() > 1) {
      logarithms = Unknowns.Logarithms.RELATED;
      outcome = trial(signs, logarithms);
    }
    if (outcome != Outcome.ZERO) {
      return silent(outcome);
    }
    double bits = ErrorBound.ofOneTrial(program, logarithms, MOST_PATHS, attempts);
    work += 4L * program.size;
    int trials = (int) Math.max(2, Math.min(1000, Math.ceil(WANTED_BITS / bits)));
    if (!(bits < 0) || trials > MOST_TRIALS) {
      return new ModularResult.Silent("bound not reached");
    }
    for (int k = 1; k < trials; k++) {
      outcome = trial(signs, logarithms);
      if (outcome != Outcome.ZERO) {
        return silent(outcome);
      }
    }
    return new ModularResult.Equal(trials, trials * bits, independent());
  }

  private static ModularResult silent(Outcome outcome) {
    return new ModularResult.Silent(
        switch (outcome) {
          case TOO_MANY_PATHS -> "outside the class: too many signs, roots and conditions";
          case NO_RESIDUES -> "no residues for which everything is defined";
          case TOO_MUCH_WORK -> "exceeds the work budget";
          case NOT_ZERO, ZERO -> "residue not zero";
        });
  }

  private Outcome trial(Unknowns.Signs signs, Unknowns.Logarithms logarithms) {
    for (int attempt = 0; attempt < attempts; attempt++) {
      SplittableRandom random = seeds.split();
      RandomPrime prime = new RandomPrime(random, ErrorBound.modulus(program));
      Choices choices = new Choices();
      try {
        return walk(signs, logarithms, random.nextLong(), random.nextLong(), prime, choices);
      } catch (Run.Redraw redraw) {
        continue;
      }
    }
    return Outcome.NO_RESIDUES;
  }

  private Outcome walk(
      Unknowns.Signs signs,
      Unknowns.Logarithms logarithms,
      long variables,
      long others,
      RandomPrime prime,
      Choices choices) {
    int paths = 0;
    do {
      work += program.size;
      if (work > workBudget) {
        return Outcome.TOO_MUCH_WORK;
      }
      // Two paths that part at a choice have the same residues up to it. Otherwise the quantity
      // whose sign is chosen could be another on each, and one of its signs never be looked at.
      Unknowns unknowns =
          new Unknowns(
              prime,
              new SplittableRandom(others),
              choices,
              signs,
              logarithms,
              program.plans.rootDegree,
              program.exponents);
      boolean zero =
          new Run(program, prime, unknowns, values).vanishes(new SplittableRandom(variables));
      if (!zero) {
        return Outcome.NOT_ZERO;
      }
      if (++paths > MOST_PATHS || choices.paths() > MOST_PATHS) {
        return Outcome.TOO_MANY_PATHS;
      }
    } while (choices.advance());
    return Outcome.ZERO;
  }

  private String independent() {
    List<String> parts = new ArrayList<>();
    if (program.hasPi) {
      parts.add("π");
    }
    if (!program.exponentials.isEmpty()) {
      parts.add("exponentials of different products");
    }
    if (!program.angles.isEmpty()) {
      parts.add("angles of different products");
    }
    if (!program.logarithms.isEmpty()) {
      parts.add("logarithms of different factors");
    }
    if (program.arctangents > 0) {
      parts.add("arctangents");
    }
    if (program.plans.rootDegree > 1) {
      parts.add("roots of different radicands");
    }
    if (!program.signs.isEmpty() || !program.relations.isEmpty()) {
      parts.add("signs and conditions");
    }
    if (!program.functions.isEmpty()) {
      parts.add("values of undefined functions");
    }
    return "treated as independent: "
        + (parts.isEmpty() ? "the variables" : "the variables, " + String.join(", ", parts));
  }
}
