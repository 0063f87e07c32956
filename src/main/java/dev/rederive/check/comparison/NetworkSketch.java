package dev.rederive.check.comparison;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.math.ExprLatex;
import dev.rederive.math.NetworkBinding;
import dev.rederive.network.Activation;
import dev.rederive.network.Node;
import dev.rederive.network.Parameter;
import dev.rederive.network.Root;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A bound network as one draws it: layers of units, some of them left out where there are many, and
 * what a claim differentiates by.
 *
 * @param layers the inputs first
 * @param highlights the parts that a claim is about; empty for the network itself
 */
public record NetworkSketch(List<Layer> layers, List<Highlight> highlights) {
  /** Units drawn of a layer at most, beside those that a claim is about. */
  private static final int DRAWN = 6;

  /**
   * One layer.
   *
   * @param width how many units it has
   * @param activation its name; empty for the inputs
   * @param units those that are drawn, in their order
   */
  public record Layer(int width, String activation, List<Unit> units) {}

  /**
   * One unit.
   *
   * @param index counted from 0
   * @param name the document's name for what it sends on, as LaTeX; empty if it has none
   */
  public record Unit(int index, String name) {}

  /**
   * A part of the network.
   *
   * @param layer counted from 0, the inputs; the layer a weight leads to
   * @param to the unit, or the one a weight leads to; -1 for the loss
   * @param from the unit of the layer before that a weight comes from; -1 if it is no weight
   * @param name the document's name for it, as LaTeX
   */
  public record Highlight(Kind kind, int layer, int to, int from, String name) {}

  /** What a claim may differentiate by. */
  public enum Kind {
    WEIGHT,
    BIAS,
    UNIT,
    LOSS
  }

  public NetworkSketch {
    layers = List.copyOf(layers);
    highlights = List.copyOf(highlights);
  }

  /**
   * The network of a binding.
   *
   * @param lowering gives the nodes of the bound names, at sizes of its own
   * @param about nodes of it that a claim is about
   * @return empty if the binding fits no network
   */
  public static Optional<NetworkSketch> of(
      NetworkBinding binding, Lowering lowering, List<Integer> about) {
    try {
      return Optional.of(sketch(BindingReader.read(binding, lowering), about));
    } catch (Malformed | Unresolved | Dag.TooLarge problem) {
      // What is wrong with the binding is a finding of the document.
      return Optional.empty();
    }
  }

  private static NetworkSketch sketch(BoundNetwork network, List<Integer> about) {
    Set<Highlight> highlights = new LinkedHashSet<>();
    for (int node : about) {
      Root root = network.roots().get(node);
      if (root != null) {
        highlights.add(highlight(root, name(network, node)));
      }
    }
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l <= network.shape().depth(); l++) {
      Set<Integer> drawn = drawn(network.shape().width(l));
      for (Highlight one : highlights) {
        if (one.layer() == l && one.to() >= 0) {
          drawn.add(one.to());
        }
        if (one.layer() == l + 1 && one.from() >= 0) {
          drawn.add(one.from());
        }
      }
      List<Unit> units = new ArrayList<>();
      for (int index : drawn) {
        units.add(new Unit(index, name(network, l, index)));
      }
      layers.add(new Layer(network.shape().width(l), activation(network, l), units));
    }
    return new NetworkSketch(layers, List.copyOf(highlights));
  }

  private static Set<Integer> drawn(int width) {
    Set<Integer> drawn = new TreeSet<>();
    for (int k = 0; k < Math.min(width, DRAWN - 1); k++) {
      drawn.add(k);
    }
    drawn.add(width - 1);
    return drawn;
  }

  private static Highlight highlight(Root root, String name) {
    if (root instanceof Parameter.Weight weight) {
      return new Highlight(Kind.WEIGHT, weight.layer(), weight.to(), weight.from(), name);
    } else if (root instanceof Parameter.Bias bias) {
      return new Highlight(Kind.BIAS, bias.layer(), bias.index(), -1, name);
    } else if (root instanceof Node.Input input) {
      return new Highlight(Kind.UNIT, 0, input.index(), -1, name);
    } else if (root instanceof Node.Net net) {
      return new Highlight(Kind.UNIT, net.layer(), net.index(), -1, name);
    } else if (root instanceof Node.Out out) {
      return new Highlight(Kind.UNIT, out.layer(), out.index(), -1, name);
    }
    return new Highlight(Kind.LOSS, -1, -1, -1, name);
  }

  private static String activation(BoundNetwork network, int layer) {
    if (layer == 0) {
      return "";
    }
    Activation activation = network.shape().layer(layer).activation();
    return activation.name();
  }

  /** What a unit sends on; where the document has no name for that, what enters it. */
  private static String name(BoundNetwork network, int layer, int index) {
    Root sent = layer == 0 ? new Node.Input(index) : new Node.Out(layer, index);
    Root received = layer == 0 ? sent : new Node.Net(layer, index);
    String name = "";
    for (Map.Entry<Integer, Root> entry : network.roots().entrySet()) {
      if (entry.getValue().equals(sent)) {
        return name(network, entry.getKey());
      }
      if (entry.getValue().equals(received)) {
        name = name(network, entry.getKey());
      }
    }
    return name;
  }

  private static String name(BoundNetwork network, int node) {
    return ExprLatex.name(network.name(node).quantity(), network.name(node).indices());
  }
}
