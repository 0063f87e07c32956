package dev.rederive.meaning;

import dev.rederive.document.Document;
import dev.rederive.document.DocumentItem.Directive;
import dev.rederive.document.DocumentItem.Layout;
import dev.rederive.document.DocumentItem.MathFragment;
import dev.rederive.latex.Chain;
import dev.rederive.latex.LatexParser;
import dev.rederive.latex.Macros;
import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.NetworkBinding;
import dev.rederive.meaning.formula.ArrayMeaning;
import dev.rederive.meaning.formula.Context;
import dev.rederive.meaning.formula.FormulaReader;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.meaning.notation.Words;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code network} directive: which network, then one clause a line.
 *
 * <pre>
 * network                 a perceptron
 * layers 2-2-2            widths, inputs first; names for sizes that are free
 * layers l                instead: the index that counts layers, as in weights l: W^{(l)}
 * activation sigmoid      one for all layers or one per layer, separated by commas
 * loss E                  the symbol; "loss E as mean-squared-error" names another function
 * inputs i_1, i_2         one name per neuron, a family by its letters, x_i, or a whole vector
 * weights 1: w_1, w_2 | w_3, w_4      rows of one neuron, a family, w_{ji}, or a whole matrix
 * biases 1: b_1, b_1      the same name twice is one shared bias
 * net 1: …   out 1: …   errors …   targets …
 * samples i               which index counts samples: inputs x_j^{(i)}; costs of each sample
 * averaging mean          how the samples' errors add up; sum if not said
 * penalty \lambda as half-mean       times the sum of squared weights
 *
 * network batch-normalisation
 * samples i, inputs, scale, shift, epsilon, mean, variance, deviation, normalised, outputs, loss
 *
 * network lstm
 * steps t, inputs, hidden, cell, initial hidden, initial cell, loss
 * weights forget: …   recurrent forget: …   biases forget: …   net forget: …   out forget: …
 * </pre>
 */
final class NetworkDirective {
  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*(initial\\s+[a-z]+|[a-z]+)(?:\\s+(\\w+)\\s*:|:|\\s|$)(.*)", Pattern.DOTALL);

  /** Clauses that say something in plain words. */
  private static final Set<String> SETTINGS = Set.of("activation", "samples", "steps", "averaging");

  /** Clauses that name symbols. */
  private static final Map<NetworkBinding.Kind, Set<String>> ONCE =
      Map.of(
          NetworkBinding.Kind.PERCEPTRON,
          Set.of("inputs", "targets", "errors", "costs", "loss", "penalty"),
          NetworkBinding.Kind.BATCH_NORMALISATION,
          Set.of(
              "inputs",
              "scale",
              "shift",
              "epsilon",
              "mean",
              "variance",
              "deviation",
              "normalised",
              "outputs",
              "loss"),
          NetworkBinding.Kind.LSTM,
          Set.of("inputs", "hidden", "cell", "initial hidden", "initial cell", "loss"));

  /** Clauses that name symbols of a layer or a gate, which stands before a colon. */
  private static final Set<String> LABELLED =
      Set.of("weights", "recurrent", "biases", "net", "out");

  private static final Pattern INDEX = Pattern.compile("[a-zA-Z]");
  private static final Pattern LAYER = Pattern.compile("\\d+");
  private static final Pattern GATE = Pattern.compile("input|forget|output|candidate");

  private final Document document;
  private final Directives directives;
  private final Vocabulary vocabulary;
  private final Words words;
  private final Macros macros;
  private final FormulaReader formulas;

  NetworkDirective(
      Document document,
      Directives directives,
      Vocabulary vocabulary,
      Words words,
      Macros macros,
      FormulaReader formulas) {
    this.document = document;
    this.directives = directives;
    this.vocabulary = vocabulary;
    this.words = words;
    this.macros = macros;
    this.formulas = formulas;
  }

  NetworkBinding read(Directive directive, int ordinal) {
    NetworkBinding.Kind kind = NetworkBinding.Kind.PERCEPTRON;
    boolean first = true;
    List<Integer> widths = List.of();
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, List<List<Expr.Ref>>> symbols = new LinkedHashMap<>();
    Span argument = directives.argumentSpan(directive);
    int start = argument.start();
    for (String line : directive.argument().split("\n", -1)) {
      Span span = new Span(start, start + line.length());
      start += line.length() + 1;
      if (line.isBlank()) {
        continue;
      }
      NetworkBinding.Kind named = first ? kind(line.strip()) : null;
      first = false;
      if (named != null) {
        kind = named;
        continue;
      }
      Matcher clause = CLAUSE.matcher(line);
      if (!clause.matches()) {
        throw new NotUnderstood("a clause begins with a word: " + line.strip(), span);
      }
      String word = clause.group(1).replaceAll("\\s+", " ");
      String label = clause.group(2);
      Span value = new Span(span.start() + clause.start(3), span.end());
      String rest = clause.group(3).strip();
      if (label == null && word.equals("layers") && INDEX.matcher(rest).matches()) {
        settings.put(word, rest);
      } else if (label == null && word.equals("layers")) {
        widths = widths(rest, span);
      } else if (label == null && SETTINGS.contains(word)) {
        settings.put(word, rest);
      } else if (label == null && ONCE.get(kind).contains(word)) {
        int as = rest.indexOf(" as ");
        if (as >= 0) {
          settings.put(word, rest.substring(as + 4).strip());
          value = new Span(value.start(), value.start() + clause.group(3).indexOf(" as "));
        }
        symbols.put(word, rows(value, ordinal));
      } else if (label != null && isLabelled(kind, word, label, settings)) {
        symbols.put(word + " " + label, rows(value, ordinal));
      } else {
        throw new NotUnderstood(unknown(kind, label == null ? word : word + " " + label), span);
      }
    }
    if (kind == NetworkBinding.Kind.PERCEPTRON
        && widths.isEmpty()
        && !settings.containsKey("layers")) {
      throw new NotUnderstood("needs a clause like \"layers 2-2-1\"", directive.span());
    }
    return new NetworkBinding(
        kind, widths, settings, symbols, document.source().position(directive.span().start()));
  }

  private static NetworkBinding.Kind kind(String text) {
    return switch (text) {
      case "perceptron" -> NetworkBinding.Kind.PERCEPTRON;
      case "batch-normalisation", "batch-normalization", "batchnorm" ->
          NetworkBinding.Kind.BATCH_NORMALISATION;
      case "lstm" -> NetworkBinding.Kind.LSTM;
      default -> null;
    };
  }

  private static boolean isLabelled(
      NetworkBinding.Kind kind, String word, String label, Map<String, String> settings) {
    return switch (kind) {
      case PERCEPTRON ->
          LABELLED.contains(word)
              && !word.equals("recurrent")
              && (LAYER.matcher(label).matches() || label.equals(settings.get("layers")));
      case BATCH_NORMALISATION -> false;
      case LSTM -> LABELLED.contains(word) && GATE.matcher(label).matches();
    };
  }

  private static String unknown(NetworkBinding.Kind kind, String said) {
    String once = ONCE.get(kind).stream().sorted().collect(Collectors.joining(", "));
    String known =
        switch (kind) {
          case PERCEPTRON ->
              "layers, activation, samples, averaging, "
                  + once
                  + ", and weights, biases, net, out with the number of a layer and a colon; other"
                  + " networks are \"network batch-normalisation\" and \"network lstm\"";
          case BATCH_NORMALISATION -> "samples, " + once;
          case LSTM ->
              "steps, "
                  + once
                  + ", and weights, recurrent, biases, net, out with a gate (input, forget, output,"
                  + " candidate) and a colon";
        };
    return "unknown clause \"" + said + "\"; known are " + known;
  }

  /** Widths as printed; null stands for a size that the document leaves free. */
  private static List<Integer> widths(String text, Span span) {
    List<Integer> widths = new ArrayList<>();
    for (String part : text.split("\\s*-\\s*")) {
      if (part.matches("[1-9]\\d{0,5}")) {
        widths.add(Integer.parseInt(part));
      } else if (part.matches("\\\\?[A-Za-z]+")) {
        widths.add(null);
      } else {
        throw new NotUnderstood("layers are numbers or names joined by -, as in 2-2-1", span);
      }
    }
    if (widths.size() < 2) {
      throw new NotUnderstood("a network has at least two layers", span);
    }
    return widths;
  }

  private List<List<Expr.Ref>> rows(Span span, int ordinal) {
    List<List<Expr.Ref>> rows = new ArrayList<>();
    String text = document.source().slice(span);
    int start = span.start();
    for (String row : text.split("\\|", -1)) {
      Span place = new Span(start, start + row.length());
      start += row.length() + 1;
      List<Expr.Ref> names = new ArrayList<>();
      for (Chain chain :
          LatexParser.parse(
              document.source(), new MathFragment(Layout.INLINE, place, place), macros)) {
        for (Notation side : chain.sides()) {
          Notation joined = words.join(side);
          List<Notation> items =
              joined instanceof Notation.Sequence sequence ? sequence.items() : List.of(joined);
          for (Notation item : items) {
            names.add(name(item, ordinal));
          }
        }
      }
      rows.add(names);
    }
    return rows;
  }

  private Expr.Ref name(Notation item, int ordinal) {
    Name name = Name.of(item);
    NameUse use = null;
    if (name != null) {
      use = name.power() == null ? vocabulary.resolve(name) : formulas.names().wholePower(name);
    }
    if (use == null) {
      throw new NotUnderstood("names of quantities belong here", item.span());
    }
    Context context = new Context(ordinal, Map.of(), Set.of());
    ArrayMeaning arrays = formulas.arrays();
    if (arrays == null) {
      return formulas.names().ref(use, context);
    }
    if (arrays.isArray(use)) {
      return arrays.pattern(name, use, context);
    }
    if (formulas.read(item, context) instanceof Expr.Ref element) {
      return element;
    }
    throw new NotUnderstood("names of quantities belong here", item.span());
  }
}
