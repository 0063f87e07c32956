package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Transposes;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notation with the reach of its operators decided: {@code \operatorname{tr}(AB)} is one operator
 * with an argument, {@code \nabla_W L} another, {@code \sigma(z)} a juxtaposition of exactly a name
 * and its bracket, {@code \frac{\partial}{\partial x}(x^\top x)} a fraction with its numerator.
 */
final class ArrayNotation {
  /** How operators on arrays are spelt. */
  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("tr", "tr"),
          Map.entry("Tr", "tr"),
          Map.entry("trace", "tr"),
          Map.entry("Trace", "tr"),
          Map.entry("diag", "diag"),
          Map.entry("Diag", "diag"),
          Map.entry("vec", "vec"),
          Map.entry("Vec", "vec"),
          Map.entry("det", "det"),
          Map.entry("prod", "prod"),
          Map.entry("softmax", "softmax"),
          Map.entry("Softmax", "softmax"));

  private static final Set<String> WIDE = Set.of("tr");

  private final Vocabulary vocabulary;
  private final Symbols symbols;
  private final Differentials differentials;
  private final ArrayValues values;

  ArrayNotation(Vocabulary vocabulary, Symbols symbols, Differentials differentials) {
    this.vocabulary = vocabulary;
    this.symbols = symbols;
    this.differentials = differentials;
    this.values = new ArrayValues(vocabulary, symbols);
  }

  Notation normal(Notation notation) {
    if (notation == null || Name.of(notation) != null) {
      return notation;
    }
    if (DerivativeNotation.isQuotientOfDifferentials(notation)) {
      return Notations.map(notation, this::derivativePart);
    }
    Notation mapped = Notations.map(notation, this::normal);
    return mapped instanceof Notation.Juxtaposition product ? product(product) : mapped;
  }

  /** The list of sides, signs aside. */
  List<Notation> normal(List<Notation> sides) {
    return sides.stream().map(this::normal).toList();
  }

  /** The ∂ or d in front of a numerator or denominator stays a sign. */
  private Notation derivativePart(Notation part) {
    if (!(part instanceof Notation.Juxtaposition product)) {
      return normal(part);
    }
    List<Notation> factors = new ArrayList<>();
    for (Notation factor : product.factors()) {
      factors.add(normal(factor));
    }
    return product(new Notation.Juxtaposition(factors, product.span()), false);
  }

  private Notation product(Notation.Juxtaposition product) {
    return product(product, true);
  }

  /**
   * @param free whether a d is a differential on its own, not part of a derivative
   */
  private Notation product(Notation.Juxtaposition product, boolean free) {
    List<Notation> factors = product.factors();
    List<Notation> result = new ArrayList<>();
    int k = 0;
    while (k < factors.size()) {
      Notation factor = factors.get(k);
      List<Notation> rest = factors.subList(k + 1, factors.size());
      if (rest.isEmpty()) {
        result.add(factor);
        break;
      }
      if (free && differentials.isSign(factor, rest.get(0))) {
        Notation tail = joined(rest);
        List<Notation> following =
            tail instanceof Notation.Juxtaposition several && !isCall(several)
                ? several.factors()
                : List.of(tail);
        result.add(differential(factor, following.get(0)));
        result.addAll(following.subList(1, following.size()));
        break;
      }
      Notation ofValue = values.of(factor, rest.get(0));
      if (ofValue != null) {
        result.add(ofValue);
        k += 2;
        continue;
      }
      String operator = operator(factor);
      if (operator != null) {
        int end = rest.get(0) instanceof Notation.Fenced || isScripted(rest.get(0)) ? 1 : 0;
        if (end == 0) {
          end = WIDE.contains(operator) ? rest.size() : 1;
        }
        result.add(applied(operator, null, null, factor, rest.subList(0, end)));
        k += 1 + end;
      } else if (isBareNabla(factor) && isBareNabla(rest.get(0)) && rest.size() > 1) {
        List<Notation> operand = rest.subList(1, rest.size());
        int end = reach(factor, operand);
        Notation two = new Notation.Numeral("2", rest.get(0).span());
        result.add(applied("nabla", null, two, factor, operand.subList(0, end)));
        k += 2 + end;
      } else if (isNabla(factor)) {
        int end = reach(factor, rest);
        Notation.Script script = factor instanceof Notation.Script s ? s : null;
        result.add(
            applied(
                "nabla",
                script == null ? null : script.sub(),
                script == null ? null : script.sup(),
                factor,
                rest.subList(0, end)));
        k += 1 + end;
      } else if (isHessian(factor, rest)) {
        Notation two = new Notation.Numeral("2", factor.span());
        result.add(applied("nabla", null, two, factor, rest.subList(0, 2)));
        k += 3;
      } else if (isDifferentialOperator(factor)) {
        int end = rest.get(0) instanceof Notation.Fenced ? 1 : rest.size();
        result.add(differentiated((Notation.Fraction) factor, rest.subList(0, end)));
        k += 1 + end;
      } else if (isCall(factor, rest.get(0))) {
        result.add(call(factor, rest.get(0)));
        k += 2;
      } else {
        result.add(factor);
        k++;
      }
    }
    return result.size() == 1 ? result.get(0) : new Notation.Juxtaposition(result, product.span());
  }

  /** Whether a name in front of a bracket is an operator everybody knows, such as a trace. */
  static boolean isOperator(Name name) {
    String operator = OPERATORS.get(name.base());
    return operator != null && !operator.equals("softmax");
  }

  private static String operator(Notation factor) {
    String text =
        factor instanceof Notation.Word word
            ? word.text()
            : factor instanceof Notation.Prose prose ? prose.text().strip() : null;
    return text == null ? null : OPERATORS.get(text);
  }

  /** An operator on what follows; scripts of its bracket stay outside. */
  private Notation applied(
      String operator, Notation sub, Notation sup, Notation sign, List<Notation> operand) {
    Notation argument = joined(operand);
    Span span = sign.span().union(argument.span());
    // The transpose of \nabla y^\top is one of the gradient: nobody takes that of a row.
    boolean outside =
        argument instanceof Notation.Script script
            && (operator.equals("nabla")
                ? Transposes.isTranspose(script.sup()) || isElementOfValue(script)
                : Name.of(argument) == null && script.base() instanceof Notation.Fenced);
    if (outside) {
      Notation.Script script = (Notation.Script) argument;
      if (Name.of(argument) != null) {
        Notation bare =
            script.sub() == null && script.primes() == 0
                ? script.base()
                : new Notation.Script(
                    script.base(), script.sub(), null, script.primes(), script.span());
        Notation inner = new Notation.Applied(operator, sub, sup, bare, span);
        return new Notation.Script(inner, null, script.sup(), 0, span);
      }
      Notation inner = new Notation.Applied(operator, sub, sup, script.base(), span);
      return new Notation.Script(inner, script.sub(), script.sup(), script.primes(), span);
    }
    return new Notation.Applied(operator, sub, sup, argument, span);
  }

  /** {@code \nabla f(x)_i}: f gives a number by its print, so that i picks from the gradient. */
  private boolean isElementOfValue(Notation.Script script) {
    Name function =
        script.base() instanceof Notation.Juxtaposition call
            ? Name.of(call.factors().get(0))
            : null;
    return function != null
        && script.sub() != null
        && script.sup() == null
        && script.primes() == 0
        && isCall((Notation.Juxtaposition) script.base())
        && Typeface.kind(function.base()) == null;
  }

  private Notation joined(List<Notation> factors) {
    if (factors.size() == 1) {
      return factors.get(0);
    }
    Span span = factors.get(0).span().union(factors.get(factors.size() - 1).span());
    return product(new Notation.Juxtaposition(factors, span));
  }

  private boolean isCall(Notation.Juxtaposition product) {
    return product.factors().size() == 2
        && isCall(product.factors().get(0), product.factors().get(1));
  }

  /** {@code dX^{-1}} is the differential of the inverse. */
  private static Notation differential(Notation sign, Notation of) {
    Span span = sign.span().union(of.span());
    return new Notation.Applied(Differentials.OPERATOR, null, null, of, span);
  }

  private static boolean isNabla(Notation factor) {
    Notation base = factor instanceof Notation.Script script ? script.base() : factor;
    return base instanceof Notation.Symbol symbol && symbol.name().equals("nabla");
  }

  /** {@code \mathbf{H} f(x)}: an H that nobody defined, before a function with a gradient. */
  private boolean isHessian(Notation factor, List<Notation> rest) {
    Name name = Name.of(factor);
    return name != null
        && name.power() == null
        && name.slots().isEmpty()
        && Typeface.isBold(name.base())
        && Typeface.plain(name.base()).equals("H")
        && !symbols.isAnnounced(vocabulary.resolve(name).name())
        && rest.size() >= 2
        && isCall(rest.get(0), rest.get(1))
        && rest.get(1) instanceof Notation.Fenced
        && symbols.hasGradient(vocabulary.resolve(Name.of(rest.get(0))).name());
  }

  private static boolean isBareNabla(Notation factor) {
    return factor instanceof Notation.Symbol && isNabla(factor);
  }

  /** How many factors a gradient takes in: a call, a bracket, a name, or all of a product. */
  private int reach(Notation nabla, List<Notation> rest) {
    if (rest.size() >= 2 && isNumber(rest.get(0))) {
      return rest.size(); // \nabla \frac{1}{2} \|x\|^2: nobody takes the gradient of a number
    }
    if (rest.size() >= 2 && isCall(rest.get(0), rest.get(1))) {
      return 2;
    }
    if (rest.size() >= 2
        && Name.of(rest.get(0)) != null
        && rest.get(1) instanceof Notation.Fenced bracket
        && bracket.open().equals("(")) {
      return 2; // \nabla f(x), though nobody said that f is a function
    }
    Name name = Name.of(rest.get(0));
    boolean transposed = name != null && Transposes.isTranspose(name.power());
    boolean sub = nabla instanceof Notation.Script script && script.sub() != null;
    return transposed && sub ? rest.size() : 1;
  }

  private static boolean isNumber(Notation notation) {
    return notation instanceof Notation.Numeral
        || notation instanceof Notation.Fraction fraction
            && fraction.numerator() instanceof Notation.Numeral
            && fraction.denominator() instanceof Notation.Numeral;
  }

  private static boolean isScripted(Notation notation) {
    return notation instanceof Notation.Script script && script.base() instanceof Notation.Fenced;
  }

  private static boolean isDifferentialOperator(Notation factor) {
    if (!(factor instanceof Notation.Fraction fraction)) {
      return false;
    }
    DerivativeNotation derivative = DerivativeNotation.of(fraction);
    return derivative != null && derivative.of() == null;
  }

  private Notation differentiated(Notation.Fraction operator, List<Notation> operand) {
    List<Notation> numerator = new ArrayList<>();
    if (operator.numerator() instanceof Notation.Juxtaposition product) {
      numerator.addAll(product.factors());
    } else {
      numerator.add(operator.numerator());
    }
    Notation argument = joined(operand);
    numerator.add(argument);
    Span span = operator.span().union(argument.span());
    return new Notation.Fraction(
        new Notation.Juxtaposition(numerator, span), operator.denominator(), span);
  }

  private boolean isCall(Notation factor, Notation next) {
    Name name = Name.of(factor);
    Notation bracket = next instanceof Notation.Script script ? script.base() : next;
    return name != null
        && name.power() == null
        && bracket instanceof Notation.Fenced fenced
        && fenced.open().equals("(")
        && (symbols.isFunction(vocabulary.resolve(name).name())
            || symbols.isFunction(vocabulary.resolve(name.unprimed()).name())
            || symbols.dependencies(vocabulary.resolve(name.unprimed()).name()) != null);
  }

  private static Notation call(Notation factor, Notation next) {
    Span span = factor.span().union(next.span());
    if (next instanceof Notation.Script script) {
      Notation inner = new Notation.Juxtaposition(List.of(factor, script.base()), span);
      return new Notation.Script(inner, script.sub(), script.sup(), script.primes(), span);
    }
    return new Notation.Juxtaposition(List.of(factor, next), span);
  }
}
