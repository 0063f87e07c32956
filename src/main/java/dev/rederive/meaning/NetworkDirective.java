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
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code network} directive, one clause a line:
 *
 * <pre>
 * layers 2-2-2            widths, inputs first; names for sizes that are free
 * activation sigmoid      one for all layers or one per layer, separated by commas
 * loss E                  the symbol; "loss E as mean-squared-error" names another function
 * inputs i_1, i_2         one name per neuron, or a family by its letters: x_i
 * weights 1: w_1, w_2 | w_3, w_4      rows of one neuron, or a family: w_{ji}
 * biases 1: b_1, b_1      the same name twice is one shared bias
 * net 1: …   out 1: …   errors …   targets …
 * </pre>
 */
final class NetworkDirective {
  private static final Set<String> PER_LAYER = Set.of("weights", "biases", "net", "out");
  private static final Set<String> ONCE = Set.of("inputs", "targets", "errors");
  private static final Pattern CLAUSE =
      Pattern.compile("\\s*([a-z]+)(?:\\s+(\\d+)\\s*:|\\s|$)(.*)", Pattern.DOTALL);

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
    List<Integer> widths = null;
    List<String> activations = List.of("sigmoid");
    String loss = "half-squared-error";
    Map<String, List<List<Expr.Ref>>> symbols = new LinkedHashMap<>();
    Span argument = directives.argumentSpan(directive);
    int start = argument.start();
    for (String line : directive.argument().split("\n", -1)) {
      Span span = new Span(start, start + line.length());
      start += line.length() + 1;
      if (line.isBlank()) {
        continue;
      }
      Matcher clause = CLAUSE.matcher(line);
      if (!clause.matches()) {
        throw new NotUnderstood("a clause begins with a word: " + line.strip(), span);
      }
      String word = clause.group(1);
      String rest = clause.group(3).strip();
      Span value = new Span(span.start() + clause.start(3), span.end());
      if (word.equals("layers")) {
        widths = widths(rest, span);
      } else if (word.equals("activation")) {
        activations = List.of(rest.split("\\s*,\\s*"));
      } else if (word.equals("loss")) {
        int as = rest.indexOf(" as ");
        if (as >= 0) {
          loss = rest.substring(as + 4).strip();
          value = new Span(value.start(), span.start() + clause.start(3) + as + 1);
        }
        symbols.put("loss", rows(value, ordinal));
      } else if (PER_LAYER.contains(word) && clause.group(2) != null) {
        symbols.put(word + " " + clause.group(2), rows(value, ordinal));
      } else if (ONCE.contains(word)) {
        symbols.put(word, rows(value, ordinal));
      } else {
        throw new NotUnderstood(
            "unknown clause \""
                + word
                + "\"; known are layers, activation, loss, inputs, targets, errors, and weights,"
                + " biases, net, out with the number of a layer and a colon",
            span);
      }
    }
    if (widths == null) {
      throw new NotUnderstood("needs a clause like \"layers 2-2-1\"", directive.span());
    }
    return new NetworkBinding(
        widths,
        activations,
        loss,
        symbols,
        document.source().position(directive.span().start()).line());
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
    if (name == null || name.power() != null) {
      throw new NotUnderstood("names of quantities belong here", item.span());
    }
    Context context = new Context(ordinal, Map.of(), Set.of());
    return formulas.names().ref(vocabulary.resolve(name), context);
  }
}
