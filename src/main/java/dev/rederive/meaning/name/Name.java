package dev.rederive.meaning.name;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A notation that has the shape of a name: a base with accents, primes and label superscripts, and
 * slots for what stands in its subscript and in a bracketed superscript. Which slots are indices
 * and which are labels is decided by {@link Vocabulary}.
 *
 * @param base the base as LaTeX: {@code w}, {@code \hat{y}}, {@code w'}, {@code w^{+}}
 * @param slots what stands in subscripts, then in bracketed superscripts
 * @param power a superscript that is no part of the name; null if none
 * @param primes trailing primes; already part of the base
 */
public record Name(String base, List<Slot> slots, Notation power, int primes, Span span) {
  /**
   * One item of a subscript.
   *
   * @param text its canonical text
   * @param superscript whether it stood in a superscript bracket
   */
  public record Slot(String text, Notation notation, boolean superscript) {
    boolean isLetter() {
      return notation instanceof Notation.Symbol;
    }

    /** {@code 1:k}: not one element but all from one to another. */
    public boolean isPart() {
      return !superscript
          && notation instanceof Notation.Related related
          && related.sign().latex().equals(":");
    }

    boolean isNumeral() {
      return notation instanceof Notation.Numeral;
    }
  }

  private static final int WORD = 3;

  /** The name without its primes. */
  public Name unprimed() {
    return primes == 0
        ? this
        : new Name(base.substring(0, base.length() - primes), slots, power, 0, span);
  }

  /** Whether it names a part of an array, {@code x_{1:k}}. */
  public boolean isPart() {
    return slots.size() == 1 && slots.get(0).isPart();
  }

  public Name withoutPower() {
    return power == null ? this : new Name(base, slots, null, primes, span);
  }

  /** The items of all slots; a run of letters such as {@code ji} is as many items. */
  List<Notation> items() {
    List<Notation> items = new ArrayList<>();
    for (Slot slot : slots) {
      if (slot.notation() instanceof Notation.Juxtaposition product && isLetters(product)) {
        items.addAll(product.factors());
      } else {
        items.add(slot.notation());
      }
    }
    return items;
  }

  /** Whether a product is a run of single letters. */
  static boolean isLetters(Notation.Juxtaposition product) {
    return product.factors().stream().allMatch(factor -> Binder.letter(factor) != null);
  }

  /** δ with two letters: {@code \delta_{ij}}. */
  public boolean isKronecker() {
    if (!base.equals("\\delta") || slots.size() > 2) {
      return false;
    }
    List<Notation> items = items();
    return items.size() == 2
        && items.stream().allMatch(item -> Binder.letter(item) != null)
        && slots.stream().noneMatch(Slot::superscript);
  }

  /** The name a notation has the shape of, or null. */
  public static Name of(Notation notation) {
    if (notation instanceof Notation.Script script) {
      return ofScript(script);
    }
    String base = base(notation);
    return base == null ? null : new Name(base, List.of(), null, 0, notation.span());
  }

  private static Name ofScript(Notation.Script script) {
    List<Slot> slots = new ArrayList<>();
    Notation inner = script.base();
    String base;
    int innerPrimes = 0;
    if (inner instanceof Notation.Script nested && nested.sup() == null) {
      Name name = ofScript(nested);
      if (name == null) {
        return null;
      }
      base = name.base();
      innerPrimes = name.primes();
      slots.addAll(name.slots());
    } else {
      base = base(inner);
    }
    if (base == null) {
      return null;
    }
    if (script.sub() != null) {
      addSlots(script.sub(), slots);
    }
    Notation power = null;
    if (script.sup() != null) {
      String label = label(script.sup());
      if (label != null) {
        base = base + "^{" + label + "}";
      } else {
        power = superscript(script.sup(), slots);
      }
    }
    base = base + "'".repeat(script.primes());
    return new Name(base, List.copyOf(slots), power, innerPrimes + script.primes(), script.span());
  }

  /** Bracketed superscripts are slots, {@code y^{(i)2}} has a power after one. */
  private static Notation superscript(Notation sup, List<Slot> slots) {
    if (sup instanceof Notation.Fenced fenced && isIndexBracket(fenced)) {
      for (Notation item : fenced.items()) {
        slots.add(new Slot(NotationText.of(item), item, true));
      }
      return null;
    }
    if (sup instanceof Notation.Juxtaposition product
        && product.factors().size() == 2
        && product.factors().get(0) instanceof Notation.Fenced fenced
        && isIndexBracket(fenced)) {
      superscript(fenced, slots);
      return product.factors().get(1);
    }
    return sup;
  }

  private static boolean isIndexBracket(Notation.Fenced fenced) {
    return (fenced.open().equals("(") && fenced.close().equals(")"))
        || (fenced.open().equals("[") && fenced.close().equals("]"));
  }

  private static void addSlots(Notation sub, List<Slot> slots) {
    if (sub instanceof Notation.Sequence sequence) {
      for (Notation item : sequence.items()) {
        addSlot(item, slots);
      }
    } else {
      addSlot(sub, slots);
    }
  }

  /** {@code a_{j = i}} is {@code a_i}; {@code a_{j \ne i}} is {@code a_j}, with a condition. */
  private static void addSlot(Notation item, List<Slot> slots) {
    Notation index = item;
    if (item instanceof Notation.Related related && Binder.letter(related.left()) != null) {
      RelationSign.Kind sign = related.sign().kind();
      index =
          sign == RelationSign.Kind.EQUAL
              ? related.right()
              : sign == RelationSign.Kind.NOT_EQUAL ? related.left() : item;
    }
    slots.add(new Slot(NotationText.of(index), index, false));
  }

  /** A superscript that only marks: {@code w^{+}}, {@code w^{*}}, {@code w^{\text{new}}}. */
  private static String label(Notation sup) {
    if (sup instanceof Notation.Juxtaposition product && product.factors().size() >= WORD) {
      // Three or more letters in a row up there are a word: v^{corrected}, w^{new}.
      boolean word = product.factors().stream().allMatch(factor -> Binder.letter(factor) != null);
      return word ? NotationText.of(product) : null;
    }
    if (sup instanceof Notation.Word word) {
      return word.text();
    }
    if (sup instanceof Notation.Prose prose) {
      return prose.text();
    }
    if (sup instanceof Notation.Symbol symbol) {
      return switch (symbol.name()) {
        case "+", "-", "*", "plus", "minus", "ast", "star", "dagger", "dag", "circ", "prime" ->
            symbol.name();
        default -> null;
      };
    }
    return null;
  }

  /** The base of a name: a letter, a word, or one of these with an accent. */
  /** Whether an accent makes another letter of what is printed: bold, an arrow. */
  private static boolean isPrint(String accent) {
    return accent.startsWith("math") || accent.equals("boldsymbol") || accent.equals("vec");
  }

  private static String base(Notation notation) {
    if (notation instanceof Notation.Symbol symbol) {
      return switch (symbol.name()) {
        case "partial", "nabla", "infty", "emptyset", "top", "intercal" -> null;
        default -> NotationText.of(symbol);
      };
    }
    if (notation instanceof Notation.Word word) {
      return word.text();
    }
    if (notation instanceof Notation.Accent accent) {
      String inner = base(accent.base());
      if (accent.base() instanceof Notation.Numeral digit && isPrint(accent.accent())) {
        inner = digit.digits(); // a vector of ones or zeros
      }
      if (inner == null && accent.base() instanceof Notation.Script script) {
        Name name = ofScript(script);
        inner = name == null || name.power() != null ? null : NotationText.of(script);
      }
      return inner == null ? null : "\\" + accent.accent() + "{" + inner + "}";
    }
    return null;
  }
}
