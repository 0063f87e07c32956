package dev.rederive.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Derivatives of what a network computes, found by running it forward at perturbed numbers. Knows
 * nothing of any derivative.
 */
public final class FiniteDifferences {
  /** Halvings after which a derivative that has not settled is given up. */
  private static final int LEVELS = 40;

  /** How far the first step may move what a number enters. */
  private static final double FIRST_STEP = 0.125;

  /** Rounding errors, in units of the last place, that a forward pass is allowed to make. */
  private static final double ROUNDINGS = 32;

  /** How many jittered passes show the rounding, and the factor on the widest move they show. */
  private static final int JITTERED_PASSES = 4;

  private static final double JITTER_CAUTION = 8;

  /**
   * The factor on the distance between neighbours in the tableau, which may be close by chance: in
   * 630,507 derivatives of random networks the plain distance fell short of the error three times,
   * at worst by a factor 1.2.
   */
  private static final double CAUTION = 4;

  private final ImplementedNetwork network;
  private final Numbers at;
  private final Map<Element, Double> roundings = new HashMap<>();

  /**
   * @param at after a forward pass; not changed
   */
  public FiniteDifferences(ImplementedNetwork network, Numbers at) {
    this.network = network;
    this.at = at;
  }

  /**
   * The derivative of a computed number with respect to any number, by central differences with
   * Richardson extrapolation.
   *
   * @param of what is differentiated
   * @param by what is perturbed; a computed number is perturbed on top of its computed value
   */
  public Estimate derivative(Element of, Element by) {
    boolean told = network.part(by.part()).orElseThrow().isTold();
    // Steps that drive neurons from one saturation to the other would see a flat function where
    // there is a steep one.
    double firstStep = FIRST_STEP / Math.max(1, network.reach(at, by));
    return extrapolate(
        step -> {
          Numbers moved = told ? at.toldWith(by, step) : at.told(new Perturbation.Nudge(by, step));
          network.forward(moved);
          return moved.get(of);
        },
        at.get(by),
        firstStep,
        roundings.computeIfAbsent(of, this::rounding));
  }

  /** A bound, by measurement, on the rounding error with which a pass computes a number. */
  private double rounding(Element of) {
    double value = at.get(of);
    double moved = 0;
    Random random = new Random(0);
    for (int i = 0; i < JITTERED_PASSES; i++) {
      Numbers jittered = at.told(new Perturbation.Jitter(random));
      network.forward(jittered);
      moved = Math.max(moved, Math.abs(jittered.get(of) - value));
    }
    // Rounding is relative to what was added up, not to its sum.
    return JITTER_CAUTION * moved + ROUNDINGS * Math.ulp(1.0) * at.largestComputed();
  }

  /**
   * The derivative at step 0 of a function of the step (Ridders 1982, with steps halved).
   *
   * <p>Row i of the tableau belongs to the step h / 2^i; column k has the terms up to h^2k removed.
   * The entry returned is the one whose neighbours and rounding bound its error most narrowly.
   * Halving ends when rounding alone, which grows with every halving, exceeds that bound.
   *
   * @param f the value at a step away from the point
   * @param at the coordinate the step is added to
   * @param firstStep the longest step tried
   * @param valueRounding how far f may be rounded
   */
  public static Estimate extrapolate(
      DoubleUnaryOperator f, double at, double firstStep, double valueRounding) {
    // A power of two, so that halving it is exact.
    double step = Math.scalb(1.0, Math.getExponent(firstStep));
    double[] above = new double[0];
    Estimate best = new Estimate(Double.NaN, Double.POSITIVE_INFINITY);
    for (int i = 0; i < LEVELS; i++, step /= 2) {
      double plus = f.applyAsDouble(step);
      double minus = f.applyAsDouble(-step);
      // at ± step is rounded as well, which moves the value by up to slope · ulp(at).
      double slope = Math.abs(plus - minus) / (2 * step);
      double relative = ROUNDINGS * Math.ulp(1.0) * Math.max(Math.abs(plus), Math.abs(minus));
      double rounding = (Math.max(valueRounding, relative) + Math.ulp(at) * slope) / step;
      if (rounding >= best.error()) {
        break;
      }
      double[] row = new double[i + 1];
      row[0] = (plus - minus) / (2 * step);
      double power = 1;
      for (int k = 1; k <= i; k++) {
        power *= 4;
        row[k] = row[k - 1] + (row[k - 1] - above[k - 1]) / (power - 1);
        double truncation =
            CAUTION * Math.max(Math.abs(row[k] - row[k - 1]), Math.abs(row[k] - above[k - 1]));
        if (truncation + rounding < best.error()) {
          best = new Estimate(row[k], truncation + rounding);
        }
      }
      above = row;
    }
    return best;
  }
}
