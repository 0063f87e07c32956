package dev.rederive.network.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every figure of the worked example, to the digits it is printed with. */
class WorkedExampleTest {
  /** Half a unit in the ninth decimal. */
  private static final double NINE = 5e-10;

  private final MultiLayerPerceptron network = WorkedExample.network(Biases.SHARED);
  private final ForwardPass pass =
      network.forward(WorkedExample.SAMPLE.input(), WorkedExample.SAMPLE.target());

  private double derivative(Node of, Root by) {
    return Backpropagation.of(network, pass, of).by(by);
  }

  private static double errorAfter(MultiLayerPerceptron start, Updated updated, int steps) {
    return train(start, updated, steps).finalError();
  }

  private static Training.Result train(MultiLayerPerceptron start, Updated updated, int steps) {
    return Training.batch(WorkedExample.LEARNING_RATE)
        .updating(updated)
        .run(start, List.of(WorkedExample.SAMPLE), steps);
  }

  @Test
  void forwardPass() {
    assertEquals(0.3775, pass.value(new Node.Net(1, 0)), 1e-15);
    assertEquals(0.3925, pass.value(new Node.Net(1, 1)), 1e-15);
    assertEquals(0.593269992, pass.value(new Node.Out(1, 0)), NINE);
    assertEquals(0.596884378, pass.value(new Node.Out(1, 1)), NINE);
    assertEquals(1.105905967, pass.value(new Node.Net(2, 0)), NINE);
    assertEquals(1.224921404, pass.value(new Node.Net(2, 1)), NINE);
    assertEquals(0.75136507, pass.value(new Node.Out(2, 0)), 5e-9);
    assertEquals(0.772928465, pass.value(new Node.Out(2, 1)), NINE);
    assertEquals(0.274811083, pass.value(new Node.OutputError(0)), NINE);
    assertEquals(0.023560026, pass.value(new Node.OutputError(1)), NINE);
    assertEquals(0.298371109, pass.value(new Node.TotalError()), NINE);
  }

  @Test
  void linksOfTheChain() {
    Node error = new Node.TotalError();
    assertEquals(0.74136507, derivative(error, new Node.Out(2, 0)), 5e-9);
    assertEquals(0.186815602, derivative(new Node.Out(2, 0), new Node.Net(2, 0)), NINE);
    assertEquals(0.138498562, derivative(error, new Node.Net(2, 0)), NINE);
    assertEquals(-0.038098237, derivative(error, new Node.Net(2, 1)), NINE);
    assertEquals(0.055399425, derivative(new Node.OutputError(0), new Node.Out(1, 0)), NINE);
    assertEquals(-0.019049118, derivative(new Node.OutputError(1), new Node.Out(1, 0)), NINE);
    assertEquals(0.036350306, derivative(error, new Node.Out(1, 0)), NINE);
    assertEquals(0.241300709, derivative(new Node.Out(1, 0), new Node.Net(1, 0)), NINE);
    assertEquals(0.593269992, derivative(new Node.Net(2, 0), WorkedExample.WEIGHTS.get(4)), NINE);
    assertEquals(0.05, derivative(new Node.Net(1, 0), WorkedExample.WEIGHTS.get(0)), 0);
  }

  @Test
  void gradient() {
    double[] printed = {
      0.000438568, 0.000877135, 0.000497713, 0.000995425,
      0.082167041, 0.082667628, -0.022602540, -0.022740242
    };
    for (int i = 0; i < printed.length; i++) {
      assertEquals(
          printed[i], derivative(new Node.TotalError(), WorkedExample.WEIGHTS.get(i)), NINE);
    }
  }

  @Test
  void sharedBiasCollectsTheGradientsOfItsNeurons() {
    assertEquals(
        0.138498562 - 0.038098237, derivative(new Node.TotalError(), WorkedExample.B2), 2 * NINE);
    double both =
        derivative(new Node.TotalError(), new Node.Net(1, 0))
            + derivative(new Node.TotalError(), new Node.Net(1, 1));
    assertEquals(both, derivative(new Node.TotalError(), WorkedExample.B1), 1e-17);
  }

  @Test
  void oneStepOnTheWeights() {
    double[] printed = {
      0.149780716, 0.19956143, 0.24975114, 0.29950229,
      0.35891648, 0.408666186, 0.511301270, 0.561370121
    };
    double[] halfUnits = {NINE, 5e-9, 5e-9, 5e-9, 5e-9, NINE, NINE, NINE};
    Training.Result result = train(network, Updated.WEIGHTS, 1);
    for (int i = 0; i < printed.length; i++) {
      assertEquals(
          printed[i], result.network().get(WorkedExample.WEIGHTS.get(i)), halfUnits[i], "w" + i);
    }
    assertEquals(0.35, result.network().get(WorkedExample.B1), 0);
    assertEquals(0.298371109, result.errors()[0], NINE);
  }

  @Test
  void errorAfterOneStepDependsOnHowBiasesAreRead() {
    double weightsOnly = errorAfter(network, Updated.WEIGHTS, 1);
    double shared = errorAfter(network, Updated.WEIGHTS_AND_BIASES, 1);
    double own =
        errorAfter(WorkedExample.network(Biases.PER_NEURON), Updated.WEIGHTS_AND_BIASES, 1);
    assertEquals(0.291027774, weightsOnly, NINE);
    assertEquals(0.285750887, shared, NINE);
    assertEquals(0.280471447, own, NINE);
    for (double reading : new double[] {weightsOnly, shared, own}) {
      assertTrue(Math.abs(reading - 0.291027924) > 1e-7, "the printed figure fits no reading");
    }
  }

  @Test
  void tenThousandSteps() {
    Training.Result result = train(network, Updated.WEIGHTS, 10_000);
    assertEquals(3.5102e-5, result.finalError(), 5e-10);
    double[] outputs = result.network().predict(WorkedExample.SAMPLE.input());
    assertEquals(0.0159136, outputs[0], 5e-8);
    assertEquals(0.9840643, outputs[1], 5e-8);
    assertEquals(10_001, result.errors().length);
  }
}
