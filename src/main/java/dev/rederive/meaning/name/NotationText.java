package dev.rederive.meaning.name;

import dev.rederive.latex.Notation;
import java.util.stream.Collectors;

/** Canonical short text of small notations, as they stand in subscripts; equal text, equal label. */
public final class NotationText {
  private NotationText() {}

  public static String of(Notation notation) {
    if (notation instanceof Notation.Symbol symbol) {
      boolean command = symbol.name().length() > 1 && Character.isLetter(symbol.name().charAt(0));
      return command ? "\\" + symbol.name() : symbol.name();
    } else if (notation instanceof Notation.Numeral numeral) {
      return numeral.digits();
    } else if (notation instanceof Notation.Word word) {
      return word.text();
    } else if (notation instanceof Notation.Prose prose) {
      return prose.text();
    } else if (notation instanceof Notation.Juxtaposition product) {
      return product.factors().stream().map(NotationText::of).collect(Collectors.joining());
    } else if (notation instanceof Notation.Sequence sequence) {
      return sequence.items().stream().map(NotationText::of).collect(Collectors.joining(","));
    } else if (notation instanceof Notation.Fenced fenced) {
      return fenced.open()
          + fenced.items().stream().map(NotationText::of).collect(Collectors.joining(","))
          + fenced.close();
    } else if (notation instanceof Notation.Script script) {
      return of(script.base())
          + (script.sub() == null ? "" : "_{" + of(script.sub()) + "}")
          + (script.sup() == null ? "" : "^{" + of(script.sup()) + "}")
          + "'".repeat(script.primes());
    } else if (notation instanceof Notation.Accent accent) {
      return "\\" + accent.accent() + "{" + of(accent.base()) + "}";
    } else if (notation instanceof Notation.Sum sum) {
      StringBuilder text = new StringBuilder();
      for (Notation.Term term : sum.terms()) {
        boolean minus = term.sign() == Notation.Sign.MINUS;
        text.append(minus ? "-" : text.length() > 0 ? "+" : "").append(of(term.value()));
      }
      return text.toString();
    } else if (notation instanceof Notation.Binary slash
        && slash.operator() == Notation.Operator.SLASH) {
      return of(slash.left()) + "/" + of(slash.right());
    } else if (notation instanceof Notation.Related related) {
      return of(related.left()) + related.sign().latex() + of(related.right());
    }
    return "@" + notation.span().start();
  }
}
