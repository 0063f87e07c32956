package dev.rederive.network.normalisation;

import dev.rederive.network.Element;
import dev.rederive.network.ImplementedNetwork;
import dev.rederive.network.Numbers;
import dev.rederive.network.Part;
import java.util.List;

/**
 * Batch normalisation in training mode (Ioffe and Szegedy 2015, algorithm 1): each feature is brought
 * to mean 0 and variance 1 over the batch, then scaled and shifted. The variance divides by the size
 * of the batch.
 *
 * <p>Its parts: {@code inputs} (a row a sample), {@code scale}, {@code shift}, {@code epsilon}, {@code
 * upstream}; {@code mean}, {@code variance}, {@code deviation} (√(variance + ε)), {@code normalised},
 * {@code outputs}, {@code loss}. The loss is what the upstream derivatives make of the outputs, Σ
 * upstream · outputs, and so has the derivatives of any loss that has them.
 */
public final class BatchNormalisation implements ImplementedNetwork {
  private final int samples;
  private final int features;
  private final List<Part> parts;

  public BatchNormalisation(int samples, int features) {
    this.samples = samples;
    this.features = features;
    parts =
        List.of(
            Part.parameters("scale", features),
            Part.parameters("shift", features),
            Part.positive("epsilon"),
            Part.input("inputs", samples, features),
            Part.upstream("upstream", samples, features),
            Part.computed("mean", 1, features),
            Part.computed("variance", 1, features),
            Part.computed("deviation", 1, features),
            Part.computed("normalised", samples, features),
            Part.computed("outputs", samples, features),
            Part.computed("loss", 1, 1));
  }

  @Override
  public List<Part> parts() {
    return parts;
  }

  @Override
  public void forward(Numbers n) {
    double[][] x = n.rows("inputs");
    double[] mean = new double[features];
    for (int i = 0; i < samples; i++) {
      for (int k = 0; k < features; k++) {
        mean[k] += x[i][k] / samples;
      }
    }
    n.put("mean", 0, mean);
    double[] variance = new double[features];
    for (int i = 0; i < samples; i++) {
      for (int k = 0; k < features; k++) {
        variance[k] += (x[i][k] - mean[k]) * (x[i][k] - mean[k]) / samples;
      }
    }
    n.put("variance", 0, variance);
    double[] deviation = new double[features];
    for (int k = 0; k < features; k++) {
      deviation[k] = Math.sqrt(variance[k] + n.number("epsilon"));
    }
    n.put("deviation", 0, deviation);
    double[] scale = n.vector("scale");
    double[] shift = n.vector("shift");
    double loss = 0;
    for (int i = 0; i < samples; i++) {
      double[] normalised = new double[features];
      for (int k = 0; k < features; k++) {
        normalised[k] = (x[i][k] - mean[k]) / deviation[k];
      }
      n.put("normalised", i, normalised);
      double[] out = new double[features];
      for (int k = 0; k < features; k++) {
        out[k] = scale[k] * normalised[k] + shift[k];
      }
      n.put("outputs", i, out);
      for (int k = 0; k < features; k++) {
        loss += n.row("upstream", i)[k] * out[k];
      }
    }
    n.put("loss", 0, loss);
  }

  /** Every array of derivatives may hold a seed already, so each is added to. */
  @Override
  public Numbers derivatives(Numbers n, Element of) {
    Numbers d = Numbers.zero(parts);
    d.set(of, 1);
    double[][] x = n.rows("inputs");
    double[] mean = n.vector("mean");
    double[] deviation = n.vector("deviation");
    for (int k = 0; k < features; k++) {
      double scale = n.vector("scale")[k];
      double dMean = d.vector("mean")[k];
      double dDeviation = d.vector("deviation")[k];
      for (int i = 0; i < samples; i++) {
        double dOut = d.row("outputs", i)[k] += d.number("loss") * n.row("upstream", i)[k];
        d.vector("scale")[k] += dOut * n.row("normalised", i)[k];
        d.vector("shift")[k] += dOut;
        double dNormalised = d.row("normalised", i)[k] += dOut * scale;
        // normalised = (x − mean) / deviation
        d.row("inputs", i)[k] += dNormalised / deviation[k];
        dMean -= dNormalised / deviation[k];
        dDeviation -= dNormalised * (x[i][k] - mean[k]) / (deviation[k] * deviation[k]);
      }
      d.vector("deviation")[k] = dDeviation;
      // deviation = √(variance + ε), of which the derivative is 1 / (2 deviation)
      double throughRoot = dDeviation / (2 * deviation[k]);
      double dVariance = d.vector("variance")[k] += throughRoot;
      d.vector("epsilon")[0] += throughRoot;
      // variance = Σ (x − mean)² / m
      for (int i = 0; i < samples; i++) {
        double slope = dVariance * 2 * (x[i][k] - mean[k]) / samples;
        d.row("inputs", i)[k] += slope;
        dMean -= slope;
      }
      d.vector("mean")[k] = dMean;
      // mean = Σ x / m
      for (int i = 0; i < samples; i++) {
        d.row("inputs", i)[k] += dMean / samples;
      }
    }
    return d;
  }
}
