package dev.rederive.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.network.function.CrossEntropy;
import dev.rederive.network.function.HalfSquaredError;
import dev.rederive.network.function.Identity;
import dev.rederive.network.function.Loss;
import dev.rederive.network.function.Softmax;
import dev.rederive.network.function.SoftmaxCrossEntropy;
import dev.rederive.network.function.SquaredError;
import dev.rederive.network.function.Tanh;
import dev.rederive.network.normalisation.BatchNormalisation;
import dev.rederive.network.perceptron.Averaging;
import dev.rederive.network.perceptron.Biases;
import dev.rederive.network.perceptron.Layer;
import dev.rederive.network.perceptron.MultiLayerPerceptron;
import dev.rederive.network.perceptron.Penalty;
import dev.rederive.network.perceptron.SampledPerceptron;
import dev.rederive.network.recurrent.LongShortTermMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The hand-derived derivatives of every network against its finite differences. */
class ImplementedNetworksTest {

  private static ImplementedNetwork leastSquares(Penalty penalty) {
    return new SampledPerceptron(
        new MultiLayerPerceptron(
            3, List.of(new Layer(1, new Identity(), Biases.NONE)), new SquaredError()),
        5,
        Averaging.MEAN,
        penalty);
  }

  private static ImplementedNetwork classifier(Loss loss) {
    return new SampledPerceptron(
        new MultiLayerPerceptron(
            2,
            List.of(
                new Layer(3, new Tanh(), Biases.SHARED),
                new Layer(
                    3,
                    loss instanceof SoftmaxCrossEntropy ? new Identity() : new Softmax(),
                    Biases.PER_NEURON)),
            loss),
        3,
        Averaging.SUM,
        Penalty.HALF_MEAN);
  }

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of("batch normalisation", new BatchNormalisation(4, 2)),
        Arguments.of("batch normalisation of two", new BatchNormalisation(2, 1)),
        Arguments.of("an LSTM cell, one step", new LongShortTermMemory(1, 2, 3)),
        Arguments.of("an LSTM cell, three steps", new LongShortTermMemory(3, 2, 2)),
        Arguments.of("least squares", leastSquares(Penalty.NONE)),
        Arguments.of("ridge regression", leastSquares(Penalty.WHOLE)),
        Arguments.of("softmax and cross-entropy", classifier(new CrossEntropy())),
        Arguments.of("cross-entropy from logits", classifier(new SoftmaxCrossEntropy())));
  }

  private static List<Element> elements(ImplementedNetwork network, Part.Kind... kinds) {
    List<Element> elements = new ArrayList<>();
    for (Part part : network.parts()) {
      if (List.of(kinds).contains(part.kind())) {
        for (int row = 0; row < part.rows(); row++) {
          for (int column = 0; column < part.columns(); column++) {
            elements.add(new Element(part.name(), row, column));
          }
        }
      }
    }
    return elements;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void everyDerivative(String name, ImplementedNetwork network) {
    List<Element> roots =
        elements(network, Part.Kind.PARAMETER, Part.Kind.INPUT, Part.Kind.COMPUTED);
    for (long seed = 1; seed <= 2; seed++) {
      Numbers numbers = RandomNumbers.drawn(network, seed);
      for (Element of : elements(network, Part.Kind.COMPUTED)) {
        Numbers derivatives = network.derivatives(numbers, of);
        for (Element by : roots) {
          Estimate measured = new FiniteDifferences(network, numbers).derivative(of, by);
          double derived = derivatives.get(by);
          String where = "∂" + of + "/∂" + by + " is " + derived + ", measured " + measured;
          assertTrue(measured.admits(derived), where);
          assertTrue(measured.error() < 1e-6 * Math.max(1, Math.abs(derived)), where);
        }
      }
    }
  }

  /** A network whose derivatives with respect to one part are slightly off. */
  private record Wrong(ImplementedNetwork right, String part) implements ImplementedNetwork {
    @Override
    public List<Part> parts() {
      return right.parts();
    }

    @Override
    public void forward(Numbers numbers) {
      right.forward(numbers);
    }

    @Override
    public Numbers derivatives(Numbers numbers, Element of) {
      Numbers derivatives = right.derivatives(numbers, of);
      derivatives.vector(part)[0] *= 1 + 1e-6;
      return derivatives;
    }
  }

  @Test
  void aWrongDerivativeIsSeen() {
    for (String part : List.of("inputs", "mean", "variance", "scale")) {
      ImplementedNetwork network = new Wrong(new BatchNormalisation(3, 1), part);
      Numbers numbers = RandomNumbers.drawn(network, 3);
      Element by = Element.of(part);
      Estimate measured =
          new FiniteDifferences(network, numbers).derivative(Element.of("loss"), by);
      double derived = network.derivatives(numbers, Element.of("loss")).get(by);
      assertEquals(derived, measured.value(), 1e-5 * Math.abs(derived));
      assertTrue(!measured.admits(derived), part + ": " + derived + " " + measured);
    }
  }

  @Test
  void normalisedNumbersHaveMeanZeroAndVarianceOne() {
    BatchNormalisation network = new BatchNormalisation(5, 1);
    Numbers numbers = RandomNumbers.drawn(network, 4);
    numbers.vector("epsilon")[0] = 0;
    network.forward(numbers);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 5; i++) {
      double normalised = numbers.row("normalised", i)[0];
      sum += normalised;
      squares += normalised * normalised;
    }
    assertEquals(0, sum, 1e-14);
    assertEquals(5, squares, 1e-13);
  }

  /** With the forget gate open and the input gate shut, the cell hands on what it has. */
  @Test
  void aCellRemembers() {
    LongShortTermMemory network = new LongShortTermMemory(20, 1, 1);
    Numbers numbers = Numbers.zero(network.parts());
    numbers.vector("biases forget")[0] = 50;
    numbers.vector("biases input")[0] = -50;
    numbers.vector("initial cell")[0] = 0.75;
    network.forward(numbers);
    assertEquals(0.75, numbers.row("cell", 19)[0], 1e-15);
    Numbers derivatives = network.derivatives(numbers, new Element("cell", 19, 0));
    assertEquals(1, derivatives.vector("initial cell")[0], 1e-15);
  }

  /** Three points on a line, and the normal equations with a penalty. */
  @Test
  void ridgeRegressionIsFlatAtItsSolution() {
    SampledPerceptron network =
        new SampledPerceptron(
            new MultiLayerPerceptron(
                1, List.of(new Layer(1, new Identity(), Biases.NONE)), new HalfSquaredError()),
            3,
            Averaging.SUM,
            Penalty.HALF);
    Numbers numbers = Numbers.zero(network.parts());
    double[] x = {1, 2, 3};
    double[] y = {2, 3, 7};
    for (int i = 0; i < 3; i++) {
      numbers.row("inputs", i)[0] = x[i];
      numbers.row("targets", i)[0] = y[i];
    }
    numbers.vector("penalty")[0] = 0.5;
    numbers.vector("weights 1")[0] = (2 + 6 + 21) / (14 + 0.5);
    network.forward(numbers);
    Numbers derivatives = network.derivatives(numbers, Element.of("loss"));
    assertEquals(0, derivatives.vector("weights 1")[0], 1e-13);
  }
}
