package dev.rederive.network;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Derivatives of what the network computes, found by running it forward at perturbed values. Knows
 * nothing of any derivative.
 */
public final class FiniteDifferences {
  /** Halvings after which a derivative that has not settled is given up. */
  private static final int LEVELS = 40;

  /** How far the first step may move a net input. */
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

  private FiniteDifferences() {}

  /**
   * The derivative of a node with respect to a parameter or another node, by central differences
   * with Richardson extrapolation.
   *
   * @param network is not changed
   * @param input where the derivative is taken
   * @param target what the outputs are compared with
   * @param of what is differentiated
   * @param by what is perturbed; a node is perturbed on top of its computed value
   * @throws IllegalArgumentException if the network has no such node or parameter
   */
  public static Estimate derivative(
      MultiLayerPerceptron network, double[] input, double[] target, Node of, Root by) {
    network.require(of);
    network.require(by);
    ForwardPass base = network.forward(input, target);
    if (by instanceof Node node) {
      return extrapolate(
          step -> network.forward(input, target, new Nudge(node, step)).value(of),
          base.value(node),
          firstStep(network, base, by),
          rounding(network, base, of));
    }
    MultiLayerPerceptron perturbed = network.copy();
    Parameter parameter = (Parameter) by;
    double at = network.get(parameter);
    return extrapolate(
        step -> {
          perturbed.set(parameter, at + step);
          return perturbed.forward(input, target).value(of);
        },
        at,
        firstStep(network, base, by),
        rounding(network, base, of));
  }

  /** The derivative of the error over several samples with respect to a weight or bias. */
  public static Estimate derivative(
      MultiLayerPerceptron network, List<Sample> samples, Averaging averaging, Parameter by) {
    MultiLayerPerceptron perturbed = network.copy();
    double at = network.get(by);
    double firstStep = FIRST_STEP;
    double rounding = 0;
    for (Sample sample : samples) {
      ForwardPass base = network.forward(sample.input(), sample.target());
      firstStep = Math.min(firstStep, firstStep(network, base, by));
      rounding += rounding(network, base, new Node.TotalError());
    }
    return extrapolate(
        step -> {
          perturbed.set(by, at + step);
          return perturbed.error(samples, averaging);
        },
        at,
        firstStep,
        averaging.factor(samples.size()) * rounding);
  }

  /**
   * (E(w + ε) − E(w − ε)) / 2ε for one step ε, without extrapolation: the gradient check as
   * textbooks print it.
   */
  public static double centralDifference(
      MultiLayerPerceptron network, Sample sample, Parameter by, double epsilon) {
    MultiLayerPerceptron perturbed = network.copy();
    double at = network.get(by);
    perturbed.set(by, at + epsilon);
    double above = perturbed.forward(sample.input(), sample.target()).totalError();
    perturbed.set(by, at - epsilon);
    double below = perturbed.forward(sample.input(), sample.target()).totalError();
    return (above - below) / (2 * epsilon);
  }

  /**
   * A step that moves no net input by more than {@link #FIRST_STEP}. Steps that drive neurons from
   * one saturation to the other would see a flat function where there is a steep one.
   */
  private static double firstStep(MultiLayerPerceptron network, ForwardPass base, Root by) {
    double reach = 1;
    if (by instanceof Parameter.Weight w) {
      reach = Math.abs(base.out()[w.layer() - 1][w.from()]);
    } else if (by instanceof Node.Input i) {
      reach = largestWeightFrom(network, 0, i.index());
    } else if (by instanceof Node.Out o) {
      reach = largestWeightFrom(network, o.layer(), o.index());
    }
    return FIRST_STEP / Math.max(1, reach);
  }

  private static double largestWeightFrom(MultiLayerPerceptron network, int layer, int from) {
    double largest = 0;
    if (layer < network.depth()) {
      for (double[] row : network.weights[layer + 1]) {
        largest = Math.max(largest, Math.abs(row[from]));
      }
    }
    return largest;
  }

  /** A bound, by measurement, on the rounding error with which a pass computes a node. */
  private static double rounding(MultiLayerPerceptron network, ForwardPass base, Node of) {
    double value = base.value(of);
    double moved = 0;
    Jitter jitter = new Jitter(new Random(0));
    for (int i = 0; i < JITTERED_PASSES; i++) {
      double jittered = network.forward(base.out()[0], base.target(), jitter).value(of);
      moved = Math.max(moved, Math.abs(jittered - value));
    }
    return JITTER_CAUTION * moved + ROUNDINGS * Math.ulp(1.0) * largest(base);
  }

  /** The largest value in a pass: rounding is relative to what was added up, not to its sum. */
  private static double largest(ForwardPass pass) {
    double largest = Math.abs(pass.totalError());
    for (int l = 0; l < pass.net().length; l++) {
      for (double net : pass.net()[l]) {
        largest = Math.max(largest, Math.abs(net));
      }
      for (double out : pass.out()[l]) {
        largest = Math.max(largest, Math.abs(out));
      }
    }
    return largest;
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
  static Estimate extrapolate(
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
