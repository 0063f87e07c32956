package dev.rederive.network.perceptron;

import dev.rederive.network.Element;
import dev.rederive.network.ImplementedNetwork;
import dev.rederive.network.Numbers;
import dev.rederive.network.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * A perceptron together with the samples that it learns from and a penalty on its weights: the loss
 * is the sum or the mean of the samples' errors plus the penalty. Linear and logistic regression are
 * such networks of one layer.
 *
 * <p>Its parts: {@code weights l}, {@code biases l}, {@code inputs}, {@code targets}, {@code penalty};
 * {@code net l}, {@code out l}, {@code errors} of each output and {@code costs} of each sample, a row
 * a sample; {@code loss}.
 */
public final class SampledPerceptron implements ImplementedNetwork {
  private final MultiLayerPerceptron make;
  private final int samples;
  private final Averaging averaging;
  private final double factor;
  private final double penaltyFactor;
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param make the shape of the perceptron; its weights say nothing
   * @param samples how many, at least 1
   */
  public SampledPerceptron(
      MultiLayerPerceptron make, int samples, Averaging averaging, Penalty penalty) {
    this.make = make;
    this.samples = samples;
    this.averaging = averaging;
    this.factor = averaging.factor(samples);
    this.penaltyFactor = penalty.factor(samples);
    int depth = make.depth();
    for (int l = 1; l <= depth; l++) {
      parts.add(Part.weights("weights " + l, make.width(l), make.width(l - 1)));
      parts.add(Part.parameters("biases " + l, make.biases[l].length));
    }
    parts.add(Part.input("inputs", samples, make.width(0)));
    parts.add(Part.target("targets", samples, make.width(depth)));
    if (penalty != Penalty.NONE) {
      parts.add(Part.positive("penalty"));
    }
    for (int l = 1; l <= depth; l++) {
      parts.add(Part.computed("net " + l, samples, make.width(l)));
      parts.add(Part.computed("out " + l, samples, make.width(l)));
    }
    parts.add(Part.computed("errors", samples, make.width(depth)));
    parts.add(Part.computed("costs", samples, 1));
    parts.add(Part.computed("loss", 1, 1));
  }

  /** One sample and nothing else. */
  public static SampledPerceptron single(MultiLayerPerceptron make) {
    return new SampledPerceptron(make, 1, Averaging.SUM, Penalty.NONE);
  }

  /** The numbers of one sample in a perceptron, after a forward pass. */
  public Numbers numbers(MultiLayerPerceptron perceptron, double[] input, double[] target) {
    return numbers(perceptron, List.of(new Sample(input, target)));
  }

  /** The numbers of samples in a perceptron, after a forward pass. */
  public Numbers numbers(MultiLayerPerceptron perceptron, List<Sample> data) {
    Numbers numbers = Numbers.zero(parts);
    for (int l = 1; l <= make.depth(); l++) {
      numbers.setRows("weights " + l, perceptron.weights[l]);
      numbers.setRows("biases " + l, new double[][] {perceptron.biases[l]});
    }
    numbers.setRows("inputs", data.stream().map(Sample::input).toArray(double[][]::new));
    numbers.setRows("targets", data.stream().map(Sample::target).toArray(double[][]::new));
    forward(numbers);
    return numbers;
  }

  /** The shape of the perceptron; its weights say nothing. */
  public MultiLayerPerceptron make() {
    return make;
  }

  public int samples() {
    return samples;
  }

  /** Whether large weights are penalised. */
  public boolean isPenalised() {
    return penaltyFactor != 0;
  }

  public Averaging averaging() {
    return averaging;
  }

  /** The perceptron with these weights and biases, which it shares. */
  public MultiLayerPerceptron perceptron(Numbers numbers) {
    double[][][] weights = new double[make.depth() + 1][][];
    double[][] biases = new double[make.depth() + 1][];
    weights[0] = new double[0][];
    biases[0] = new double[0];
    for (int l = 1; l <= make.depth(); l++) {
      weights[l] = numbers.rows("weights " + l);
      biases[l] = numbers.vector("biases " + l);
    }
    return new MultiLayerPerceptron(make, weights, biases);
  }

  @Override
  public List<Part> parts() {
    return parts;
  }

  @Override
  public void forward(Numbers numbers) {
    MultiLayerPerceptron perceptron = perceptron(numbers);
    double sum = 0;
    for (int s = 0; s < samples; s++) {
      ForwardPass pass =
          perceptron.forward(
              numbers.row("inputs", s), numbers.row("targets", s), new Recorder(numbers, s));
      sum += pass.totalError();
    }
    double loss = factor * sum;
    if (penaltyFactor != 0) {
      loss += penaltyFactor * numbers.number("penalty") * squares(perceptron);
    }
    numbers.put("loss", 0, loss);
  }

  private double squares(MultiLayerPerceptron perceptron) {
    double sum = 0;
    for (double[][] layer : perceptron.weights) {
      for (double[] row : layer) {
        for (double weight : row) {
          sum += weight * weight;
        }
      }
    }
    return sum;
  }

  /** Writes what one sample computes where it belongs. */
  private record Recorder(Numbers numbers, int sample) implements PassObserver {
    @Override
    public void net(int layer, double[] net) {
      numbers.put("net " + layer, sample, net);
    }

    @Override
    public void out(int layer, double[] out) {
      numbers.put("out " + layer, sample, out);
    }

    @Override
    public void outputErrors(double[] errors) {
      numbers.put("errors", sample, errors);
    }

    @Override
    public double totalError(double error) {
      return numbers.put("costs", sample, error)[0];
    }
  }

  /** What a forward pass left behind for one sample. */
  private ForwardPass pass(Numbers numbers, int sample) {
    int depth = make.depth();
    double[][] net = new double[depth + 1][];
    double[][] out = new double[depth + 1][];
    net[0] = new double[0];
    out[0] = numbers.row("inputs", sample);
    for (int l = 1; l <= depth; l++) {
      net[l] = numbers.row("net " + l, sample);
      out[l] = numbers.row("out " + l, sample);
    }
    return new ForwardPass(
        net,
        out,
        numbers.row("targets", sample),
        numbers.row("errors", sample),
        numbers.row("costs", sample)[0]);
  }

  @Override
  public Numbers derivatives(Numbers numbers, Element of) {
    MultiLayerPerceptron perceptron = perceptron(numbers);
    Numbers result = Numbers.zero(parts);
    if (!of.part().equals("loss")) {
      int sample = of.row();
      ForwardPass pass = pass(numbers, sample);
      add(1, Backpropagation.of(perceptron, pass, node(of)), sample, result);
      return result;
    }
    result.set(of, 1);
    for (int s = 0; s < samples; s++) {
      add(factor, Backpropagation.of(perceptron, pass(numbers, s)), s, result);
    }
    if (penaltyFactor != 0) {
      penalise(perceptron, numbers.number("penalty"), result);
    }
    return result;
  }

  private void penalise(MultiLayerPerceptron perceptron, double lambda, Numbers result) {
    result.vector("penalty")[0] = penaltyFactor * squares(perceptron);
    for (int l = 1; l <= make.depth(); l++) {
      for (int to = 0; to < make.width(l); to++) {
        double[] slopes = result.row("weights " + l, to);
        for (int from = 0; from < slopes.length; from++) {
          slopes[from] += 2 * penaltyFactor * lambda * perceptron.weights[l][to][from];
        }
      }
    }
  }

  private void add(double factor, Gradients gradients, int sample, Numbers result) {
    for (int l = 1; l <= make.depth(); l++) {
      double[][] dWeights = gradients.parameters().dWeights()[l];
      for (int to = 0; to < dWeights.length; to++) {
        add(factor, dWeights[to], result.row("weights " + l, to));
      }
      add(factor, gradients.parameters().dBiases()[l], result.vector("biases " + l));
      add(factor, gradients.dNet()[l], result.row("net " + l, sample));
      add(factor, gradients.dOut()[l], result.row("out " + l, sample));
    }
    add(factor, gradients.dInput(), result.row("inputs", sample));
    add(factor, gradients.dOutputErrors(), result.row("errors", sample));
    result.row("costs", sample)[0] += factor * gradients.dTotalError();
  }

  private static void add(double factor, double[] values, double[] sums) {
    for (int i = 0; i < values.length; i++) {
      sums[i] += factor * values[i];
    }
  }

  @Override
  public double distanceToKink(Numbers numbers) {
    double distance = Double.POSITIVE_INFINITY;
    for (int s = 0; s < samples; s++) {
      distance = Math.min(distance, pass(numbers, s).distanceToKink(make));
    }
    return distance;
  }

  /** The signal behind a weight, the largest weight in front of a signal. */
  @Override
  public double reach(Numbers numbers, Element by) {
    int space = by.part().indexOf(' ');
    int layer = space < 0 ? 0 : Integer.parseInt(by.part().substring(space + 1));
    if (by.part().startsWith("weights")) {
      String signals = layer == 1 ? "inputs" : "out " + (layer - 1);
      double largest = 0;
      for (double[] row : numbers.rows(signals)) {
        largest = Math.max(largest, Math.abs(row[by.column()]));
      }
      return largest;
    }
    if ((by.part().equals("inputs") || by.part().startsWith("out")) && layer < make.depth()) {
      double largest = 0;
      for (double[] row : numbers.rows("weights " + (layer + 1))) {
        largest = Math.max(largest, Math.abs(row[by.column()]));
      }
      return largest;
    }
    return 1;
  }

  /** Where a parameter or a node of one sample is. */
  static Element element(Root root, int sample) {
    if (root instanceof Parameter.Weight w) {
      return new Element("weights " + w.layer(), w.to(), w.from());
    } else if (root instanceof Parameter.Bias b) {
      return new Element("biases " + b.layer(), 0, b.index());
    } else if (root instanceof Node.Input i) {
      return new Element("inputs", sample, i.index());
    } else if (root instanceof Node.Net n) {
      return new Element("net " + n.layer(), sample, n.index());
    } else if (root instanceof Node.Out o) {
      return new Element("out " + o.layer(), sample, o.index());
    } else if (root instanceof Node.OutputError e) {
      return new Element("errors", sample, e.index());
    }
    return new Element("costs", sample, 0);
  }

  private static Node node(Element element) {
    String[] words = element.part().split(" ");
    int index = element.column();
    return switch (words[0]) {
      case "net" -> new Node.Net(Integer.parseInt(words[1]), index);
      case "out" -> new Node.Out(Integer.parseInt(words[1]), index);
      case "errors" -> new Node.OutputError(index);
      case "costs" -> new Node.TotalError();
      default -> throw new IllegalArgumentException(element + " is not computed");
    };
  }
}
