package dev.rederive.meaning.name;

import dev.rederive.latex.Notation;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A quotient of differentials, {@code \frac{\partial^2 E}{\partial w \partial v}}.
 *
 * @param of what is differentiated; null in operator form {@code \frac{\partial}{\partial w}}
 * @param variables what it is differentiated by, one entry per order, outermost first
 * @param rest factors after the last variable in a slash form, {@code \partial E/\partial w x}
 */
public record DerivativeNotation(Notation of, List<Notation> variables, List<Notation> rest) {

  public static DerivativeNotation of(Notation.Fraction fraction) {
    return of(fraction.numerator(), fraction.denominator(), fraction.span(), false);
  }

  public static DerivativeNotation of(Notation.Binary slash) {
    return slash.operator() == Notation.Operator.SLASH
        ? of(slash.left(), slash.right(), slash.span(), true)
        : null;
  }

  /** The derivative a notation is in either form, or null. */
  public static DerivativeNotation ofAny(Notation notation) {
    return notation instanceof Notation.Fraction fraction
        ? of(fraction)
        : notation instanceof Notation.Binary slash ? of(slash) : null;
  }

  /** Whether a product is {@code \partial L/\partial z \cdot \partial z/\partial h}, a chain. */
  public static boolean isLink(Notation.Binary product) {
    DerivativeNotation next = ofAny(product.right());
    Notation before =
        product.left() instanceof Notation.Binary inner && inner.operator() == Notation.Operator.DOT
            ? inner.right()
            : product.left();
    if (before instanceof Notation.Juxtaposition factors) {
      before = factors.factors().get(factors.factors().size() - 1);
    }
    DerivativeNotation link = ofAny(before);
    return link != null
        && next != null
        && next.of() != null
        && next.variables().size() == 1
        && next.rest().isEmpty()
        && link.variables().size() == 1
        && NotationText.of(link.variables().get(0)).equals(NotationText.of(next.of()));
  }

  /** Whether both parts of a quotient begin with one differential sign. */
  public static boolean isQuotientOfDifferentials(Notation notation) {
    Notation above = null;
    Notation below = null;
    if (notation instanceof Notation.Fraction fraction) {
      above = fraction.numerator();
      below = fraction.denominator();
    } else if (notation instanceof Notation.Binary slash
        && slash.operator() == Notation.Operator.SLASH) {
      above = slash.left();
      below = slash.right();
    }
    String sign = above == null ? null : sign(factors(above).get(0));
    return sign != null && sign.equals(sign(factors(below).get(0)));
  }

  /** Whether a notation is a bare ∂ or d. */
  public static boolean isSign(Notation notation) {
    return !(notation instanceof Notation.Script) && sign(notation) != null;
  }

  private static DerivativeNotation of(
      Notation numerator, Notation denominator, Span span, boolean slash) {
    List<Notation> above = factors(numerator);
    List<Notation> below = factors(denominator);
    String sign = sign(above.get(0));
    if (sign == null || !sign.equals(sign(below.get(0)))) {
      return null;
    }
    int orderAbove = 1;
    if (above.get(0) instanceof Notation.Script script
        && script.sup() instanceof Notation.Numeral numeral) {
      orderAbove = order(numeral);
    }
    // In \frac{\partial E}{\partial \sigma^2} the orders differ: the power belongs to the name.
    boolean powersAreOrders = orderAbove > 1;
    List<Notation> variables = new ArrayList<>();
    List<Notation> rest = new ArrayList<>();
    int k = 0;
    while (k < below.size()) {
      if (!sign.equals(sign(below.get(k))) || k + 1 >= below.size()) {
        rest = below.subList(k, below.size());
        break;
      }
      Notation variable = below.get(k + 1);
      int order = 1;
      if (powersAreOrders && variable instanceof Notation.Script script && script.sup() != null) {
        Name name = Name.of(script);
        if (name != null && name.power() instanceof Notation.Numeral numeral) {
          order = order(numeral);
          variable = withoutPower(script);
        }
      }
      k += 2;
      if (!slash && k + 1 == below.size() && isCall(variable, below.get(k))) {
        // \frac{\partial h}{\partial g(x)}
        List<Notation> call = below.subList(k - 1, k + 1);
        variable = new Notation.Juxtaposition(call, call.get(0).span().union(call.get(1).span()));
        k++;
      }
      for (int n = 0; n < order; n++) {
        variables.add(variable);
      }
    }
    if (variables.isEmpty() || orderAbove != variables.size() || (!slash && !rest.isEmpty())) {
      return null;
    }
    List<Notation> inner = above.subList(1, above.size());
    Notation of =
        inner.isEmpty()
            ? null
            : inner.size() == 1 ? inner.get(0) : new Notation.Juxtaposition(inner, span);
    return new DerivativeNotation(of, variables, List.copyOf(rest));
  }

  private static boolean isCall(Notation name, Notation next) {
    return Name.of(name) != null
        && next instanceof Notation.Fenced bracket
        && bracket.open().equals("(");
  }

  private static int order(Notation.Numeral numeral) {
    char first = numeral.digits().charAt(0);
    return numeral.digits().length() == 1 && first >= '1' && first <= '9' ? first - '0' : 99;
  }

  /** {@code x_j^2} under ∂ is {@code x_j}, twice; a bracketed superscript stays. */
  private static Notation withoutPower(Notation.Script script) {
    if (script.sup() instanceof Notation.Juxtaposition product) {
      return new Notation.Script(
          script.base(), script.sub(), product.factors().get(0), script.primes(), script.span());
    }
    return script.sub() == null && script.primes() == 0
        ? script.base()
        : new Notation.Script(script.base(), script.sub(), null, script.primes(), script.span());
  }

  private static List<Notation> factors(Notation notation) {
    return notation instanceof Notation.Juxtaposition product
        ? product.factors()
        : List.of(notation);
  }

  /** {@code partial} or {@code d} if the notation is a differential sign. */
  private static String sign(Notation notation) {
    Notation base =
        notation instanceof Notation.Script script
                && script.sub() == null
                && script.primes() == 0
                && script.sup() instanceof Notation.Numeral
            ? script.base()
            : notation;
    if (base instanceof Notation.Symbol symbol
        && (symbol.name().equals("partial") || symbol.name().equals("d"))) {
      return symbol.name();
    }
    return base instanceof Notation.Word word && word.text().equals("d") ? "d" : null;
  }
}
