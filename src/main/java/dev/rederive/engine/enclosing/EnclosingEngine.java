package dev.rederive.engine.enclosing;

import dev.rederive.engine.Evidence;
import dev.rederive.engine.Evidence.Engine;
import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.engine.Finding;
import dev.rederive.engine.Witness;
import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.program.Program;
import dev.rederive.engine.sampling.Condition;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Instances;
import dev.rederive.engine.sampling.Point;
import dev.rederive.engine.sampling.Question;
import dev.rederive.engine.sampling.Sample;
import dev.rederive.engine.sampling.Sampler;
import dev.rederive.math.Parametrisation;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * Compares the two sides of a claim by enclosures at sampled points, at rising precision. Only
 * enclosures that do not meet refute; agreement to {@value #DIGITS} digits at {@value #POINTS} points
 * is evidence of equality, never proof.
 */
public final class EnclosingEngine {
  /** Points that every instance must agree at. */
  public static final int POINTS = 20;

  /** Digits to which both sides must agree at each of them. */
  public static final int DIGITS = 30;

  /** Of more instances than this a sample is looked at. */
  public static final int INSTANCES = 64;

  /** Points at which a refuting one with shorter numbers is looked for after the first. */
  private static final int FURTHER = 6;

  private static final int INSTANCES_TO_EXTREMES = 8;

  private static final int CANDIDATES_FOR_SAVING = 8;

  private static final int VARIABLES_FOR_SAVING = 200;

  /** Points that a claim is looked at which an exact engine has proved. */
  private static final int CONFIRMING_POINTS = 3;

  /** Points that are searched for tiny differences, far beyond the digits asked for. */
  private static final int DEEP_POINTS = 2;

  private static final long STANDARD_WORK = 1_000_000;

  /** Interval operations spent on one question, weighed by their precision. */
  private final long workLimit;

  private final int wanted;
  private final int deepPoints;

  public EnclosingEngine() {
    this(STANDARD_WORK);
  }

  /** An engine that spends at most this many operations of 128 bits on a question. */
  public EnclosingEngine(long workLimit) {
    this(workLimit, POINTS, DEEP_POINTS);
  }

  private EnclosingEngine(long workLimit, int wanted, int deepPoints) {
    this.workLimit = workLimit;
    this.wanted = wanted;
    this.deepPoints = deepPoints;
  }

  /**
   * An engine for claims that an exact engine has proved: it looks at a few points only, to see that
   * both sides exist and that nothing contradicts the proof.
   */
  public static EnclosingEngine confirming() {
    return new EnclosingEngine(STANDARD_WORK, CONFIRMING_POINTS, 0);
  }

  /**
   * Assumptions under which a refuted claim holds at every point tried.
   *
   * @param text for messages: {@code x > 0}
   */
  public record Saving(List<Condition> conditions, String text, Evidence evidence) {}

  /** Judges a claim; EQUAL means "holds" for the other relations. */
  public Finding examine(Question question) {
    if (question.relation() == Relation.APPROXIMATE) {
      return silent("an approximation is not judged by enclosures");
    }
    List<Instance> chosen = Instances.choose(question, INSTANCES);
    if (chosen.isEmpty()) {
      return silent("there is no instance to compare");
    }
    Finding together = examine(question, chosen, workLimit);
    if (together != null) {
      return together;
    }
    // No point suits all instances at once; each may have points of its own.
    Finding worst = null;
    for (Instance instance : chosen) {
      Finding one = examine(question, List.of(instance), workLimit / chosen.size());
      if (one.evidence().outcome() == Outcome.UNEQUAL) {
        return one;
      }
      if (worst == null || one.evidence().outcome() == Outcome.SILENT) {
        worst = one;
      }
    }
    return worst;
  }

  /** Null if there is no common point and more than one instance. */
  private Finding examine(Question question, List<Instance> instances, long work) {
    Sampler sampler = Sampler.of(question, instances);
    Comparison comparison = new Comparison(question, instances, work);
    int needed = needed(comparison);
    if (comparison.isTooLarge()) {
      return silent("there are too many operations to enclose");
    }
    Sample.Coverage coverage = Sample.Coverage.ENOUGH;
    List<Found> found = new ArrayList<>();
    int seen = 0;
    List<Point> first = new ArrayList<>();
    List<Point> all = new ArrayList<>();
    int sinceFound = 0;
    for (int round = 0; round < 3 && found.isEmpty(); round++) {
      Sample sample = sampler.draw(needed);
      coverage = sample.coverage();
      if (seen == 0 && sample.points().isEmpty()) {
        return instances.size() > 1 ? null : nowhere(question, instances.get(0), sample);
      }
      for (Point point : sample.points()) {
        if (comparison.exhausted() || !found.isEmpty() && sinceFound >= FURTHER) {
          break;
        }
        sinceFound += found.isEmpty() ? 0 : 1;
        if (seen++ < deepPoints) {
          first.add(point);
        }
        all.add(point);
        comparison.at(point).forEach(index -> found.add(new Found(index, point)));
      }
      if (comparison.leastAgreements() >= needed
          || coverage != Sample.Coverage.ENOUGH
          || comparison.isHuge()
          || comparison.exhausted()) {
        break;
      }
    }
    for (int k = 0; k < first.size() && found.isEmpty(); k++) {
      Point point = first.get(k);
      comparison.closely(point).forEach(index -> found.add(new Found(index, point)));
    }
    if (found.isEmpty() && question.relation() != Relation.EQUAL && !comparison.isHuge()) {
      found.addAll(extremes(question, instances, comparison, sampler, all));
    }
    if (!found.isEmpty()) {
      return refuted(question, instances, comparison, sampler, found);
    }
    // A claim that an exact engine has proved is proved in all cases.
    if (wanted > CONFIRMING_POINTS && !comparison.isHuge()) {
      Borders.Probe probe = Borders.probe(question, instances, comparison, all);
      if (probe.point() != null) {
        found.add(new Found(probe.instance(), probe.point()));
        return refuted(question, instances, comparison, probe.sampler(), found);
      }
      if (probe.unseen() != null) {
        return silent(probe.unseen());
      }
    }
    return agreement(question, instances, comparison, coverage, seen);
  }

  /** No point was found; perhaps there is none. */
  private static Finding nowhere(Question question, Instance instance, Sample sample) {
    if (!Sampler.isCertainlyEmpty(question, List.of(instance))) {
      return silent(sample.shortfall());
    }
    String detail = "there is no point at which both sides have a real value";
    return new Finding(new Evidence(Engine.ENCLOSING, Outcome.SILENT, detail, null, 0), null);
  }

  /** Of a very large claim that is proved, one point shows that both sides exist. */
  private int needed(Comparison comparison) {
    return wanted == CONFIRMING_POINTS && comparison.isHuge() ? 1 : wanted;
  }

  private record Found(int instance, Point point) {}

  /** Where an inequality is nearest to failing, it may fail. */
  private static List<Found> extremes(
      Question question,
      List<Instance> instances,
      Comparison comparison,
      Sampler sampler,
      List<Point> drawn) {
    List<Found> found = new ArrayList<>();
    for (int k = 0; k < Math.min(instances.size(), INSTANCES_TO_EXTREMES); k++) {
      Extremes extremes =
          new Extremes(question.dag(), question.relation(), instances.get(k), sampler);
      for (Point point : extremes.from(drawn)) {
        if (!comparison.exhausted()) {
          comparison.at(point).forEach(index -> found.add(new Found(index, point)));
        }
      }
    }
    return found;
  }

  private Finding agreement(
      Question question,
      List<Instance> instances,
      Comparison comparison,
      Sample.Coverage coverage,
      int seen) {
    int agreements = comparison.leastAgreements();
    boolean complete = coverage == Sample.Coverage.COMPLETE && agreements == seen && seen > 0;
    String where = Instances.describe(question, instances.size());
    if (agreements >= needed(comparison) || complete) {
      String how =
          comparison.isRounded()
              ? "within the rounding of its decimals"
              : question.relation() == Relation.EQUAL ? "to " + DIGITS + " digits" : "certainly";
      String verb = question.relation() == Relation.EQUAL ? "agrees " : "holds ";
      String detail = verb + how + " at " + points(agreements) + where;
      return new Finding(
          new Evidence(Engine.ENCLOSING, Outcome.EQUAL, detail, null, agreements), null);
    }
    String reason =
        comparison.exhausted() || comparison.isHuge()
            ? "the limit of work was reached"
            : coverage == Sample.Coverage.ENOUGH
                ? "the enclosures stay too wide elsewhere"
                : "no more points were found inside the domain";
    return new Finding(
        new Evidence(
            Engine.ENCLOSING,
            Outcome.SILENT,
            "not refuted at " + points(agreements) + where + "; " + reason,
            null,
            agreements),
        null);
  }

  private static String points(int count) {
    return count == 1 ? "1 point" : count + " points";
  }

  private static Finding refuted(
      Question question,
      List<Instance> instances,
      Comparison comparison,
      Sampler sampler,
      List<Found> found) {
    Found best = null;
    int shortest = Integer.MAX_VALUE;
    for (Found candidate : found) {
      int length = candidate.point().length(comparison.variables(candidate.instance()));
      if (length < shortest) {
        shortest = length;
        best = candidate;
      }
    }
    Point point = comparison.simplify(best.instance(), best.point(), sampler);
    Witness witness = comparison.witness(best.instance(), point);
    String detail =
        "the enclosures do not meet"
            + (witness.instance().isEmpty() ? "" : " for " + witness.instance());
    if (question.relation() != Relation.EQUAL) {
      detail = detail.replace("the enclosures do not meet", "certainly violated");
    }
    return new Finding(new Evidence(Engine.ENCLOSING, Outcome.UNEQUAL, detail, null, 1), witness);
  }

  private static Finding silent(String why) {
    return new Finding(Evidence.silent(Engine.ENCLOSING, why), null);
  }

  /**
   * An assumption under which a refuted claim would hold: one variable of the witness positive, or
   * all of them.
   */
  public Optional<Saving> savedBy(Question question, Witness witness) {
    Dag dag = question.dag();
    // The sign of a parameter that stands in no document would help nobody.
    List<Atom> atoms =
        witness.at().keySet().stream()
            .filter(atom -> !Parametrisation.isParameter(atom.quantity()))
            .toList();
    if (atoms.size() > VARIABLES_FOR_SAVING) {
      return Optional.empty(); // no sign of one variable saves a claim about thousands
    }
    List<List<Atom>> candidates = new ArrayList<>();
    for (Atom atom : atoms.subList(0, Math.min(CANDIDATES_FOR_SAVING, atoms.size()))) {
      candidates.add(List.of(atom));
    }
    if (atoms.size() > 1) {
      candidates.add(atoms);
    }
    for (List<Atom> positive : candidates) {
      List<Condition> conditions = new ArrayList<>();
      Set<String> texts = new LinkedHashSet<>();
      for (Atom atom : positive) {
        conditions.add(new Condition(dag.variable(atom), Relation.GREATER, dag.zero));
        texts.add(atom + " > 0");
      }
      Finding finding = examine(question.under(conditions));
      if (finding.evidence().outcome() == Outcome.EQUAL && finding.evidence().points() >= POINTS) {
        return Optional.of(new Saving(conditions, String.join(", ", texts), finding.evidence()));
      }
    }
    return Optional.empty();
  }

  /**
   * The value of a node to a number of digits.
   *
   * @param node free of derivatives
   * @param at the variables' values
   * @param digits significant digits; fewer come out where a rounded decimal is part of it
   * @return an enclosure, or null if the value is not defined there or a variable has no value
   */
  public static Interval enclose(Dag dag, int node, Map<Atom, BigFraction> at, int digits) {
    Enclosures enclosures = new Enclosures(Program.compile(dag, node));
    int wanted = (int) Math.ceil(digits * 3.33);
    Interval best = null;
    for (int precision = 64; precision <= Comparison.MAX_PRECISION; precision *= 2) {
      if (precision < wanted) {
        continue;
      }
      Object[] values = enclosures.at(variable -> at.get(dag.atom(variable)), precision);
      Interval value = enclosures.value(values, node);
      boolean stuck = best != null && value != null && value.correctBits() <= best.correctBits();
      best = value == null ? best : value;
      // A rounded decimal or an exact zero gets no better with more precision.
      if (value != null && (value.correctBits() >= wanted || stuck)) {
        return value;
      }
    }
    return best;
  }
}
