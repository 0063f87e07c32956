package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Ledger;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Newton's dots: after {@code x(t) = A \cos(\omega t)} the name {@code \dot x} is its derivative by
 * t. Where nothing says how x follows from t, or where something is differentiated by {@code \dot
 * x}, as in mechanics, the dot makes a name of its own.
 */
public final class TimeDerivatives {
  private static final Map<String, Integer> ORDERS = Map.of("dot", 1, "ddot", 2, "dddot", 3);
  private static final String TIME = "t";

  private final Set<String> moving = new HashSet<>();
  private final Ledger ledger;

  private TimeDerivatives(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Looks at all chains of a document for what depends on t. */
  public static TimeDerivatives of(List<Chain> chains, Ledger ledger) {
    TimeDerivatives found = new TimeDerivatives(ledger);
    boolean[] counts = {false};
    boolean[] dotted = {false};
    Set<String> coordinates = new HashSet<>();
    Map<String, Notation> bodies = new HashMap<>();
    for (Chain chain : chains) {
      for (Notation side : chain.sides()) {
        Notations.walk(
            side,
            part -> {
              dotted[0] |= part instanceof Notation.Accent accent && found.order(accent) > 0;
              Name name = Name.of(part);
              counts[0] |=
                  name != null
                      && name.slots().stream().anyMatch(slot -> slot.text().contains(TIME));
              DerivativeNotation derivative = DerivativeNotation.ofAny(part);
              if (derivative != null) {
                derivative.variables().forEach(v -> coordinates.add(undotted(v)));
              }
            });
      }
      if (chain.beginsWithEquality()) {
        Notation left = chain.sides().get(0);
        Notation right = chain.sides().get(1);
        if (Name.of(left) != null && !undotted(left).isEmpty() && Name.of(right) != null) {
          coordinates.add(undotted(left)); // \dot x = v says what v is
        }
        String name = head(left);
        if (name != null) {
          bodies.putIfAbsent(name, right);
        }
      }
    }
    if (dotted[0] && !counts[0]) {
      found.follow(bodies);
      found.moving.removeAll(coordinates);
    }
    return found;
  }

  /** The x of {@code x(t) = …} and {@code x = …}, or null. */
  private static String head(Notation left) {
    Notation head = left;
    if (left instanceof Notation.Juxtaposition call && call.factors().size() == 2) {
      boolean ofTime =
          call.factors().get(1) instanceof Notation.Fenced bracket
              && bracket.items().size() == 1
              && NotationText.of(bracket.items().get(0)).equals(TIME);
      head = ofTime ? call.factors().get(0) : left;
    }
    Name name = Name.of(head);
    boolean plain = name != null && name.slots().isEmpty() && name.primes() == 0;
    return plain && name.power() == null ? name.base() : null;
  }

  private void follow(Map<String, Notation> bodies) {
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<String, Notation> body : bodies.entrySet()) {
        boolean moves =
            Notations.any(
                body.getValue(),
                part -> {
                  Name name = Name.of(part);
                  return name != null && (name.base().equals(TIME) || moving.contains(name.base()));
                });
        more |= moves && moving.add(body.getKey());
      }
    }
  }

  /** The x of {@code \dot x} or {@code \dot x^2}; empty if there is no dot. */
  private static String undotted(Notation notation) {
    Notation base = notation instanceof Notation.Script script ? script.base() : notation;
    return base instanceof Notation.Accent accent && ORDERS.containsKey(accent.accent())
        ? NotationText.of(accent.base())
        : "";
  }

  private int order(Notation.Accent accent) {
    return ORDERS.getOrDefault(accent.accent(), 0);
  }

  /** The notation with quotients for dots. */
  public Notation rewrite(Notation notation) {
    if (notation == null || moving.isEmpty()) {
      return notation;
    }
    if (notation instanceof Notation.Script script
        && script.base() instanceof Notation.Accent accent
        && isMoving(accent)) {
      if (script.sub() != null || script.primes() > 0) {
        return notation;
      }
      Notation bracket = new Notation.Fenced("(", List.of(quotient(accent)), ")", accent.span());
      return new Notation.Script(bracket, null, rewrite(script.sup()), 0, script.span());
    }
    if (notation instanceof Notation.Accent accent && isMoving(accent)) {
      return quotient(accent);
    }
    if (notation instanceof Notation.Juxtaposition product) {
      return calls(product);
    }
    return Notations.map(notation, this::rewrite);
  }

  /** {@code \dot x(t)} is the same as {@code \dot x}. */
  private Notation calls(Notation.Juxtaposition product) {
    List<Notation> factors = new ArrayList<>();
    for (int k = 0; k < product.factors().size(); k++) {
      Notation factor = product.factors().get(k);
      boolean atTime =
          k > 0
              && product.factors().get(k - 1) instanceof Notation.Accent accent
              && isMoving(accent)
              && NotationText.of(factor).equals("(" + TIME + ")");
      if (!atTime) {
        factors.add(rewrite(factor));
      }
    }
    if (factors.size() > 1) {
      return new Notation.Juxtaposition(factors, product.span());
    }
    return factors.get(0) instanceof Notation.Fraction whole
        ? new Notation.Fraction(whole.numerator(), whole.denominator(), product.span())
        : factors.get(0);
  }

  private boolean isMoving(Notation.Accent accent) {
    return order(accent) > 0 && moving.contains(NotationText.of(accent.base()));
  }

  private Notation quotient(Notation.Accent accent) {
    Span span = accent.span();
    String text = NotationText.of(accent.base());
    ledger.note(span, "the dot over " + text + " is a derivative by t");
    Notation d = new Notation.Symbol("d", span);
    Notation time = new Notation.Symbol(TIME, span);
    if (order(accent) > 1) {
      Notation order = new Notation.Numeral(Integer.toString(order(accent)), span);
      d = new Notation.Script(d, null, order, 0, span);
      time = new Notation.Script(time, null, order, 0, span);
    }
    return new Notation.Fraction(
        new Notation.Juxtaposition(List.of(d, accent.base()), span),
        new Notation.Juxtaposition(List.of(new Notation.Symbol("d", span), time), span),
        span);
  }
}
