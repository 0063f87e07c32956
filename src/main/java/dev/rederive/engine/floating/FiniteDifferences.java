package dev.rederive.engine.floating;

import dev.rederive.engine.Evidence;
import dev.rederive.engine.Evidence.Engine;
import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.engine.Finding;
import dev.rederive.engine.Witness;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.enclosing.Interval;
import dev.rederive.engine.enclosing.IntervalOrder;
import dev.rederive.engine.program.DoubleProgram;
import dev.rederive.engine.program.Program;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Instances;
import dev.rederive.engine.sampling.Point;
import dev.rederive.engine.sampling.Question;
import dev.rederive.engine.sampling.Sample;
import dev.rederive.engine.sampling.Sampler;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares the sides of a claim with every derivative in them worked out by finite differences of
 * what it differentiates. A contradiction counts only if it stands when the differences are taken
 * again with enclosures of many digits.
 */
public final class FiniteDifferences {
  /** Points looked at in one round; there are more rounds where they do not suffice. */
  public static final int POINTS = 8;

  public static final int INSTANCES = 64;

  private static final int ROUNDS = 3;
  private static final int ENOUGH = 4;

  /** In a program of more operations no further points are looked at than are needed. */
  private static final int LARGE = 20_000;

  /** Estimated errors are taken this many times before two sides count as different. */
  private static final double SAFETY = 8;

  /** Sides known less well than this, relative to their size, say nothing. */
  private static final double RESOLUTION = 1e-5;

  /** Contradictions checked with many digits before giving up. */
  private static final int REPETITIONS = 5;

  /** Derivatives of derivatives deeper than this are lost in rounding, and cost the more. */
  private static final int NESTING = 3;

  private final long workLimit;

  public FiniteDifferences() {
    this(300_000_000);
  }

  /** An engine that spends at most about this many floating-point operations on a question. */
  public FiniteDifferences(long workLimit) {
    this.workLimit = workLimit;
  }

  /** Whether a claim contains a derivative at all, inside definitions too. */
  public static boolean concerns(Question question) {
    return nesting(question.dag(), question.instances()) > 0;
  }

  /** How many derivatives stand inside one another at most. */
  private static int nesting(Dag dag, List<Instance> instances) {
    int deepest = 0;
    for (Instance instance : instances) {
      deepest = Math.max(deepest, dag.nesting(instance.left()));
      deepest = Math.max(deepest, dag.nesting(instance.right()));
    }
    return deepest;
  }

  private static int[] sides(List<Instance> instances) {
    return instances.stream().flatMapToInt(i -> IntStream.of(i.left(), i.right())).toArray();
  }

  /** Judges a claim; EQUAL means "holds" for the other relations. */
  public Finding examine(Question question) {
    List<Instance> chosen = Instances.choose(question, INSTANCES);
    if (!concerns(question.about(chosen))) {
      return silent("no derivative to take differences of");
    }
    if (question.relation() == Relation.APPROXIMATE) {
      return silent("an approximation is not judged by differences");
    }
    if (nesting(question.dag(), chosen) > NESTING) {
      return silent("derivatives of more than order " + NESTING + " are too rough to tell");
    }
    Search search = new Search(question, chosen, workLimit);
    if (search.sampled) {
      return search.finding();
    }
    // No point suits all instances at once; each may have points of its own.
    Finding worst = null;
    for (Instance instance : chosen) {
      long share = workLimit / chosen.size();
      Finding one = new Search(question, List.of(instance), share).finding();
      if (one.evidence().outcome() == Outcome.UNEQUAL) {
        return one;
      }
      if (worst == null || one.evidence().outcome() == Outcome.SILENT) {
        worst = one;
      }
    }
    return worst;
  }

  private static Finding silent(String why) {
    return new Finding(Evidence.silent(Engine.FINITE_DIFFERENCE, why), null);
  }

  private enum Judgement {
    AGREE,
    CONTRADICT,
    CANNOT_TELL
  }

  /** The comparison at the points of one sampler. */
  private final class Search {
    private final Question question;
    private final List<Instance> instances;
    private final DifferencedProgram differences;
    private final DoubleProgram program;
    private final int[] agreements;
    private EnclosedDifferences closer;
    private String shortfall = "";
    private Witness witness;
    private double largest;
    private int used;
    private int unconfirmed;
    private boolean sampled;
    private final long limit;

    Search(Question question, List<Instance> instances, long limit) {
      this.question = question;
      this.limit = limit;
      this.instances = instances;
      this.program = DoubleProgram.of(Program.compile(question.dag(), sides(instances)));
      this.differences = new DifferencedProgram(program, limit);
      this.agreements = new int[instances.size()];
      Sampler sampler = Sampler.of(question, instances);
      for (int round = 0; round < ROUNDS && witness == null && !settled(); round++) {
        Sample sample = sampler.draw(isLarge() ? ENOUGH : POINTS);
        shortfall = sample.shortfall();
        sampled |= !sample.points().isEmpty();
        for (Point point : sample.points()) {
          if (witness == null && differences.work() < limit && !(isLarge() && settled())) {
            compare(point);
          }
        }
        if (sample.coverage() != Sample.Coverage.ENOUGH) {
          break;
        }
      }
    }

    private boolean isLarge() {
      return program.size() > LARGE;
    }

    private boolean settled() {
      for (int count : agreements) {
        if (count < ENOUGH) {
          return false;
        }
      }
      return true;
    }

    private void compare(Point point) {
      differences.run(point.doubles(program.program().variableNodes()));
      boolean any = false;
      closer = null;
      for (int k = 0; k < instances.size() && witness == null; k++) {
        Instance instance = instances.get(k);
        Judgement judgement = judge(instance);
        boolean agrees = judgement == Judgement.AGREE;
        if (judgement == Judgement.CONTRADICT && unconfirmed < REPETITIONS) {
          agrees = agreesCloser(instance, point);
        }
        agreements[k] += agrees ? 1 : 0;
        any |= agrees;
      }
      used += any ? 1 : 0;
    }

    private Judgement judge(Instance instance) {
      Estimate left = differences.value(instance.left());
      Estimate right = differences.value(instance.right());
      double tolerance = SAFETY * (left.error() + right.error());
      double gap = left.value() - right.value();
      if (Double.isNaN(gap) || Double.isNaN(tolerance) || Double.isInfinite(tolerance)) {
        return Judgement.CANNOT_TELL;
      }
      double size = Math.max(Math.abs(left.value()), Math.abs(right.value()));
      boolean apart = Math.abs(gap) > tolerance;
      if (question.relation() == Relation.EQUAL) {
        if (apart) {
          return Judgement.CONTRADICT;
        }
        boolean nearZero = Math.min(Math.abs(left.value()), Math.abs(right.value())) == 0;
        double scale =
            nearZero
                ? Math.max(differences.scale(instance.left()), differences.scale(instance.right()))
                : size;
        if (tolerance > RESOLUTION * scale) {
          return Judgement.CANNOT_TELL;
        }
        largest = Math.max(largest, scale == 0 ? 0 : Math.abs(gap) / scale);
        return Judgement.AGREE;
      }
      boolean holds = DoubleProgram.holds(left.value(), question.relation(), right.value());
      return !apart ? Judgement.CANNOT_TELL : holds ? Judgement.AGREE : Judgement.CONTRADICT;
    }

    /**
     * Takes the differences again with many digits. A contradiction that stands becomes the witness;
     * else whether the sides agree after all.
     */
    private boolean agreesCloser(Instance instance, Point point) {
      if (closer == null) {
        closer = new EnclosedDifferences(program.program());
        closer.run(point);
      }
      Interval left = closer.value(instance.left());
      Interval right = closer.value(instance.right());
      if (left != null
          && right != null
          && Boolean.FALSE.equals(new IntervalOrder().holds(left, question.relation(), right))) {
        int[] nodes = variables(instance);
        witness =
            new Witness(
                point.restrictedTo(nodes),
                left.toDecimal(15),
                right.toDecimal(15),
                instance.label());
        return false;
      }
      unconfirmed++;
      if (left == null || right == null || question.relation() != Relation.EQUAL) {
        return false;
      }
      double gap = left.hull(right).relativeWidth();
      largest = gap < RESOLUTION ? Math.max(largest, gap) : largest;
      return gap < RESOLUTION;
    }

    private int[] variables(Instance instance) {
      Dag dag = question.dag();
      Cone cone = Cone.of(dag, instance.left(), instance.right());
      return IntStream.range(0, cone.size())
          .map(cone::node)
          .filter(node -> dag.op(node) == Op.VARIABLE)
          .toArray();
    }

    Finding finding() {
      String where = Instances.describe(question, instances.size());
      if (witness != null) {
        String detail =
            "finite differences contradict it"
                + (witness.instance().isEmpty() ? "" : " for " + witness.instance())
                + ", with many digits too";
        return new Finding(
            new Evidence(Engine.FINITE_DIFFERENCE, Outcome.UNEQUAL, detail, null, 1), witness);
      }
      if (!sampled) {
        return silent(shortfall);
      }
      int resolved = (int) IntStream.of(agreements).filter(count -> count > 0).count();
      if (2 * resolved < instances.size() || resolved == 0) {
        String why =
            differences.work() >= limit
                ? "the limit of work was reached"
                : "differences are too rough to tell at any point tried";
        return silent(why + where);
      }
      String detail =
          "central differences agree at "
              + (used == 1 ? "1 point" : used + " points")
              + where
              + (resolved < instances.size()
                  ? "; too flat or too steep to tell in " + (instances.size() - resolved)
                  : "");
      return new Finding(
          new Evidence(Engine.FINITE_DIFFERENCE, Outcome.EQUAL, detail, largest, used), null);
    }
  }

  /**
   * One step and the relative error of the plain central difference with it.
   *
   * @param step h, absolute
   */
  public record StepError(double step, double relativeError) {}

  /**
   * How the plain central difference of one derivative approaches a claimed value as the step
   * shrinks, two steps per power of ten: truncation first, rounding in the end.
   *
   * @param derivative a derivative node whose operands are free of derivatives
   * @param claimed the value it is compared with, free of derivatives
   */
  public static List<StepError> errorAgainstStep(
      Dag dag, int derivative, int claimed, Point point) {
    DoubleProgram program = DoubleProgram.of(Program.compile(dag, derivative, claimed));
    DifferencedProgram differences = new DifferencedProgram(program, Long.MAX_VALUE);
    differences.run(point.doubles(program.program().variableNodes()));
    double value = differences.value(claimed).value();
    double root = differences.root(derivative);
    List<StepError> series = new ArrayList<>();
    for (int k = 0; k <= 28; k++) {
      double right = root + Math.pow(10, -k / 2.0);
      double left = root - Math.pow(10, -k / 2.0);
      double quotient =
          (differences.valueAt(derivative, right) - differences.valueAt(derivative, left))
              / (right - left);
      double error = Math.abs(quotient - value) / (value == 0 ? 1 : Math.abs(value));
      if (Double.isFinite(error)) {
        series.add(new StepError((right - left) / 2, error));
      }
    }
    return series;
  }
}
