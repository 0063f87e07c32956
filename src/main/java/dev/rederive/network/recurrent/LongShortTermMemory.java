package dev.rederive.network.recurrent;

import dev.rederive.network.Element;
import dev.rederive.network.ImplementedNetwork;
import dev.rederive.network.Numbers;
import dev.rederive.network.Part;
import dev.rederive.network.function.ElementwiseActivation;
import dev.rederive.network.function.Sigmoid;
import dev.rederive.network.function.Tanh;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer of LSTM cells over some steps of time, with forget gates and without peepholes (Hochreiter
 * and Schmidhuber 1997; Gers, Schmidhuber and Cummins 2000), and backpropagation through all steps.
 *
 * <p>Its parts, for each of the gates {@code input}, {@code forget}, {@code output}, {@code
 * candidate}: {@code weights gate}, {@code recurrent gate}, {@code biases gate}; then {@code inputs} (a
 * row a step), {@code initial hidden}, {@code initial cell}, {@code upstream hidden}, {@code upstream
 * cell}; {@code net gate}, {@code out gate}, {@code cell}, {@code hidden} (a row a step), {@code loss}.
 * The loss is what the upstream derivatives make of the states, Σ upstream · state, and so has the
 * derivatives of any loss that has them.
 */
public final class LongShortTermMemory implements ImplementedNetwork {

  /** What is computed in each step from the input and the hidden state before it. */
  public static final List<String> GATES = List.of("input", "forget", "output", "candidate");

  private final int steps;
  private final int inputs;
  private final int cells;
  private final List<Part> parts = new ArrayList<>();

  public LongShortTermMemory(int steps, int inputs, int cells) {
    this.steps = steps;
    this.inputs = inputs;
    this.cells = cells;
    for (String gate : GATES) {
      parts.add(Part.weights("weights " + gate, cells, inputs));
      parts.add(Part.weights("recurrent " + gate, cells, cells));
      parts.add(Part.parameters("biases " + gate, cells));
    }
    parts.add(Part.input("inputs", steps, inputs));
    parts.add(Part.input("initial hidden", 1, cells));
    parts.add(Part.input("initial cell", 1, cells));
    parts.add(Part.upstream("upstream hidden", steps, cells));
    parts.add(Part.upstream("upstream cell", steps, cells));
    for (String gate : GATES) {
      parts.add(Part.computed("net " + gate, steps, cells));
      parts.add(Part.computed("out " + gate, steps, cells));
    }
    parts.add(Part.computed("cell", steps, cells));
    parts.add(Part.computed("hidden", steps, cells));
    parts.add(Part.computed("loss", 1, 1));
  }

  private static ElementwiseActivation activation(String gate) {
    return gate.equals("candidate") ? new Tanh() : new Sigmoid();
  }

  @Override
  public List<Part> parts() {
    return parts;
  }

  @Override
  public void forward(Numbers n) {
    double[] hidden = n.vector("initial hidden");
    double[] cell = n.vector("initial cell");
    double loss = 0;
    for (int t = 0; t < steps; t++) {
      for (String gate : GATES) {
        double[] net = net(n, gate, n.row("inputs", t), hidden);
        n.put("net " + gate, t, net);
        n.put("out " + gate, t, activation(gate).activate(net));
      }
      double[] input = n.row("out input", t);
      double[] forget = n.row("out forget", t);
      double[] output = n.row("out output", t);
      double[] candidate = n.row("out candidate", t);
      double[] newCell = new double[cells];
      for (int j = 0; j < cells; j++) {
        newCell[j] = forget[j] * cell[j] + input[j] * candidate[j];
      }
      cell = n.put("cell", t, newCell);
      double[] newHidden = new double[cells];
      for (int j = 0; j < cells; j++) {
        newHidden[j] = output[j] * Math.tanh(cell[j]);
      }
      hidden = n.put("hidden", t, newHidden);
      double[] upstreamHidden = n.row("upstream hidden", t);
      double[] upstreamCell = n.row("upstream cell", t);
      for (int j = 0; j < cells; j++) {
        loss += upstreamHidden[j] * hidden[j] + upstreamCell[j] * cell[j];
      }
    }
    n.put("loss", 0, loss);
  }

  /** W x + U hidden + b. */
  private double[] net(Numbers n, String gate, double[] x, double[] hidden) {
    double[][] weights = n.rows("weights " + gate);
    double[][] recurrent = n.rows("recurrent " + gate);
    double[] net = n.vector("biases " + gate).clone();
    for (int j = 0; j < cells; j++) {
      for (int i = 0; i < inputs; i++) {
        net[j] += weights[j][i] * x[i];
      }
      for (int k = 0; k < cells; k++) {
        net[j] += recurrent[j][k] * hidden[k];
      }
    }
    return net;
  }

  /** Every array of derivatives may hold a seed already, so each is added to. */
  @Override
  public Numbers derivatives(Numbers n, Element of) {
    Numbers d = Numbers.zero(parts);
    d.set(of, 1);
    for (int t = steps - 1; t >= 0; t--) {
      throughStates(n, d, t);
      for (String gate : GATES) {
        throughGate(n, d, gate, t);
      }
    }
    return d;
  }

  /** hidden = output tanh(cell), cell = forget cellBefore + input candidate. */
  private void throughStates(Numbers n, Numbers d, int t) {
    double[] cellBefore = t == 0 ? n.vector("initial cell") : n.row("cell", t - 1);
    double[] dCellBefore = t == 0 ? d.vector("initial cell") : d.row("cell", t - 1);
    double[] input = n.row("out input", t);
    double[] forget = n.row("out forget", t);
    double[] output = n.row("out output", t);
    double[] candidate = n.row("out candidate", t);
    double[] dHidden = d.row("hidden", t);
    double[] dCell = d.row("cell", t);
    double dLoss = d.number("loss");
    for (int j = 0; j < cells; j++) {
      dHidden[j] += dLoss * n.row("upstream hidden", t)[j];
      dCell[j] += dLoss * n.row("upstream cell", t)[j];
      double squashed = Math.tanh(n.row("cell", t)[j]);
      d.row("out output", t)[j] += dHidden[j] * squashed;
      dCell[j] += dHidden[j] * output[j] * (1 - squashed * squashed);
      d.row("out forget", t)[j] += dCell[j] * cellBefore[j];
      d.row("out input", t)[j] += dCell[j] * candidate[j];
      d.row("out candidate", t)[j] += dCell[j] * input[j];
      dCellBefore[j] += dCell[j] * forget[j];
    }
  }

  /** net = W x + U hiddenBefore + b, out = activation(net). */
  private void throughGate(Numbers n, Numbers d, String gate, int t) {
    double[] x = n.row("inputs", t);
    double[] dX = d.row("inputs", t);
    double[] hiddenBefore = t == 0 ? n.vector("initial hidden") : n.row("hidden", t - 1);
    double[] dHiddenBefore = t == 0 ? d.vector("initial hidden") : d.row("hidden", t - 1);
    double[][] weights = n.rows("weights " + gate);
    double[][] recurrent = n.rows("recurrent " + gate);
    double[][] dWeights = d.rows("weights " + gate);
    double[][] dRecurrent = d.rows("recurrent " + gate);
    double[] dBiases = d.vector("biases " + gate);
    double[] net = n.row("net " + gate, t);
    double[] out = n.row("out " + gate, t);
    double[] dNet = d.row("net " + gate, t);
    double[] dOut = d.row("out " + gate, t);
    for (int j = 0; j < cells; j++) {
      dNet[j] += dOut[j] * activation(gate).derivative(net[j], out[j]);
      dBiases[j] += dNet[j];
      for (int i = 0; i < inputs; i++) {
        dWeights[j][i] += dNet[j] * x[i];
        dX[i] += dNet[j] * weights[j][i];
      }
      for (int k = 0; k < cells; k++) {
        dRecurrent[j][k] += dNet[j] * hiddenBefore[k];
        dHiddenBefore[k] += dNet[j] * recurrent[j][k];
      }
    }
  }
}
