package dev.rederive.check.comparison;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.math.ExprLatex;
import dev.rederive.math.NetworkBinding;
import dev.rederive.network.Element;
import dev.rederive.network.perceptron.MultiLayerPerceptron;
import dev.rederive.network.perceptron.SampledPerceptron;
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
   * @return empty if the binding fits no network, or one that is no perceptron
   */
  public static Optional<NetworkSketch> of(
      NetworkBinding binding, Lowering lowering, List<Integer> about) {
    try {
      BoundNetwork network = BindingReader.read(binding, lowering);
      return network.network() instanceof SampledPerceptron perceptron
          ? Optional.of(sketch(network, perceptron.make(), about))
          : Optional.empty();
    } catch (Malformed | Unresolved | Dag.TooLarge problem) {
      // What is wrong with the binding is a finding of the document.
      return Optional.empty();
    }
  }

  private static NetworkSketch sketch(
      BoundNetwork network, MultiLayerPerceptron shape, List<Integer> about) {
    Set<Highlight> highlights = new LinkedHashSet<>();
    for (int node : about) {
      Element element = network.element(node);
      if (element != null) {
        highlights.add(highlight(element, name(network, node)));
      }
    }
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l <= shape.depth(); l++) {
      Set<Integer> drawn = drawn(shape.width(l));
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
      layers.add(
          new Layer(shape.width(l), l == 0 ? "" : shape.layer(l).activation().name(), units));
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

  private static Highlight highlight(Element element, String name) {
    String[] words = element.part().split(" ");
    int layer = words.length > 1 ? Integer.parseInt(words[1]) : 0;
    return switch (words[0]) {
      case "weights" -> new Highlight(Kind.WEIGHT, layer, element.row(), element.column(), name);
      case "biases" -> new Highlight(Kind.BIAS, layer, element.column(), -1, name);
      case "inputs", "net", "out" -> new Highlight(Kind.UNIT, layer, element.column(), -1, name);
      default -> new Highlight(Kind.LOSS, -1, -1, -1, name);
    };
  }

  /** What a unit sends on in the first sample; where the document has no name for that, what enters it. */
  private static String name(BoundNetwork network, int layer, int index) {
    Element sent = new Element(layer == 0 ? "inputs" : "out " + layer, 0, index);
    Element received = layer == 0 ? sent : new Element("net " + layer, 0, index);
    return name(network, sent).or(() -> name(network, received)).orElse("");
  }

  private static Optional<String> name(BoundNetwork network, Element element) {
    Map<Integer, Element> names =
        element.part().equals("inputs") ? network.told() : network.computed();
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(element))
        .findFirst()
        .map(entry -> name(network, entry.getKey()));
  }

  private static String name(BoundNetwork network, int node) {
    return ExprLatex.name(network.name(node).quantity(), network.name(node).indices());
  }
}
