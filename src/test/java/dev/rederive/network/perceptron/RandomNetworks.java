package dev.rederive.network.perceptron;

import dev.rederive.network.function.Activation;
import dev.rederive.network.function.BinaryCrossEntropy;
import dev.rederive.network.function.CrossEntropy;
import dev.rederive.network.function.Identity;
import dev.rederive.network.function.Loss;
import dev.rederive.network.function.Relu;
import dev.rederive.network.function.Sigmoid;
import dev.rederive.network.function.Softmax;
import dev.rederive.network.function.SoftmaxCrossEntropy;
import dev.rederive.network.function.Softplus;
import dev.rederive.network.function.Tanh;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks, inputs and targets drawn from a seed. */
record RandomNetworks(MultiLayerPerceptron network, double[] input, double[] target) {
  private static final List<Activation> HIDDEN =
      List.of(new Sigmoid(), new Tanh(), new Identity(), new Relu(), new Softplus());

  static RandomNetworks drawn(int seed) {
    Random random = new Random(seed);
    int inputs = 1 + random.nextInt(4);
    int depth = 1 + random.nextInt(4);
    Loss loss = Loss.all().get(seed % Loss.all().size());
    List<Layer> layers = new ArrayList<>();
    for (int l = 1; l <= depth; l++) {
      Activation activation = l < depth ? any(HIDDEN, random) : last(loss, random);
      Biases biases = Biases.values()[random.nextInt(3)];
      layers.add(new Layer(1 + random.nextInt(5), activation, biases));
    }
    return drawn(new MultiLayerPerceptron(inputs, layers, loss), random);
  }

  /** Random parameters, input and target for a network of a given make. */
  static RandomNetworks drawn(MultiLayerPerceptron network, Random random) {
    network.initialise(random, 1.5);
    double[] input = random.doubles(network.width(0), -2, 2).toArray();
    double[] target = random.doubles(network.width(network.depth()), 0.05, 0.95).toArray();
    return new RandomNetworks(network, input, target);
  }

  ForwardPass pass() {
    return network.forward(input, target);
  }

  /** Logarithms need outputs between 0 and 1. */
  private static Activation last(Loss loss, Random random) {
    if (loss instanceof BinaryCrossEntropy) {
      return new Sigmoid();
    } else if (loss instanceof CrossEntropy) {
      return any(List.of(new Sigmoid(), new Softmax()), random);
    } else if (loss instanceof SoftmaxCrossEntropy) {
      return new Identity();
    }
    return any(List.of(new Sigmoid(), new Tanh(), new Identity(), new Softmax()), random);
  }

  private static Activation any(List<Activation> activations, Random random) {
    return activations.get(random.nextInt(activations.size()));
  }
}
