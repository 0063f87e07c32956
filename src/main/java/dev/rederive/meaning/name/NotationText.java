package dev.rederive.meaning.name;

import dev.rederive.latex.Notation;
import java.util.List;

/** Canonical short text of small notations, as they stand in subscripts; equal text, equal label. */
public final class NotationText {
  private NotationText() {}

  public static String of(Notation notation) {
    if (notation instanceof Notation.Symbol symbol && !isCommand(symbol)) {
      return symbol.name();
    } else if (notation instanceof Notation.Numeral numeral) {
      return numeral.digits();
    } else if (notation instanceof Notation.Word word) {
      return word.text();
    }
    StringBuilder text = new StringBuilder();
    write(notation, text);
    return text.toString();
  }

  private static boolean isCommand(Notation.Symbol symbol) {
    return symbol.name().length() > 1 && Character.isLetter(symbol.name().charAt(0));
  }

  private static void write(Notation notation, StringBuilder text) {
    if (notation instanceof Notation.Symbol symbol) {
      text.append(isCommand(symbol) ? "\\" : "").append(symbol.name());
    } else if (notation instanceof Notation.Numeral numeral) {
      text.append(numeral.digits());
    } else if (notation instanceof Notation.Word word) {
      text.append(word.text());
    } else if (notation instanceof Notation.Prose prose) {
      text.append(prose.text());
    } else if (notation instanceof Notation.Juxtaposition product) {
      write(product.factors(), "", text);
    } else if (notation instanceof Notation.Sequence sequence) {
      write(sequence.items(), ",", text);
    } else if (notation instanceof Notation.Fenced fenced) {
      text.append(fenced.open());
      write(fenced.items(), ",", text);
      text.append(fenced.close());
    } else if (notation instanceof Notation.Script script) {
      write(script.base(), text);
      writeScript("_{", script.sub(), text);
      writeScript("^{", script.sup(), text);
      text.append("'".repeat(script.primes()));
    } else if (notation instanceof Notation.Accent accent) {
      text.append('\\').append(accent.accent());
      writeScript("{", accent.base(), text);
    } else if (notation instanceof Notation.Sum sum) {
      int start = text.length();
      for (Notation.Term term : sum.terms()) {
        boolean minus = term.sign() == Notation.Sign.MINUS;
        text.append(minus ? "-" : text.length() > start ? "+" : "");
        write(term.value(), text);
      }
    } else if (notation instanceof Notation.Binary slash
        && slash.operator() == Notation.Operator.SLASH) {
      write(slash.left(), text);
      text.append('/');
      write(slash.right(), text);
    } else if (notation instanceof Notation.Related related) {
      write(related.left(), text);
      text.append(related.sign().latex());
      write(related.right(), text);
    } else {
      text.append('@').append(notation.span().start());
    }
  }

  private static void write(List<Notation> parts, String between, StringBuilder text) {
    for (int k = 0; k < parts.size(); k++) {
      text.append(k == 0 ? "" : between);
      write(parts.get(k), text);
    }
  }

  private static void writeScript(String open, Notation script, StringBuilder text) {
    if (script != null) {
      text.append(open);
      write(script, text);
      text.append('}');
    }
  }
}
