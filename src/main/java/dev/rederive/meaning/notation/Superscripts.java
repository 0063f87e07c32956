package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Kind;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Typeface;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Letters in superscripts that are no powers, {@code x^i}, {@code V^\pi(s)}, {@code \Gamma^k_{ij}}:
 * read as if they had brackets, so that they are indices where something counts them and labels
 * elsewhere. A name has such a superscript where the document says what it is ({@code x^i = …}),
 * differentiates by it, or sums over it as a member of a set, or where the name is printed as a
 * vector.
 */
public final class Superscripts {
  /** The letters that mark each name, by its base. */
  private final Map<String, Set<String>> marks = new HashMap<>();

  /** Names with a 1 above, which no power is: {@code w_{ij}^1}, {@code \\Gamma^1_{12}}. */
  private final Set<String> numbered = new HashSet<>();

  private final Map<String, Set<String>> candidates = new HashMap<>();
  private final Set<String> members = new HashSet<>();

  /** Names with a letter above, each. */
  private final Map<String, Set<String>> above = new HashMap<>();

  /** Names with a member of a set above. */
  private final Set<String> taking = new HashSet<>();

  private final Set<String> numbers = new HashSet<>();

  private Superscripts() {}

  /**
   * The marks of a document.
   *
   * @param equations its chains that begin with an equality
   * @param all every notation of the document
   */
  public static Superscripts of(List<Chain> equations, List<Notation> all) {
    Superscripts found = new Superscripts();
    all.forEach(found::collect);
    for (Chain equation : equations) {
      found.defined(equation.sides().get(0));
    }
    found.above.forEach(
        (letter, bases) -> {
          if (found.members.contains(letter)) {
            found.taking.addAll(bases);
          }
        });
    found.candidates.forEach(
        (base, letters) -> {
          for (String letter : letters) {
            if (!found.numbers.contains(letter) || letter.startsWith("\\")) {
              found.mark(base, letter);
            }
          }
        });
    return found;
  }

  private void mark(String base, String letter) {
    marks.computeIfAbsent(base, name -> new HashSet<>()).add(letter);
  }

  /** {@code x^i = …} and {@code V^\pi(s) = …}. */
  private void defined(Notation left) {
    Notation head = left;
    if (left instanceof Notation.Juxtaposition call
        && call.factors().size() == 2
        && call.factors().get(1) instanceof Notation.Fenced) {
      head = call.factors().get(0);
    }
    if (head instanceof Notation.Script script && base(script) != null) {
      for (String letter : letters(script.sup())) {
        candidates.computeIfAbsent(base(script), name -> new HashSet<>()).add(letter);
      }
    }
  }

  private void collect(Notation notation) {
    if (notation == null) {
      return;
    }
    if (notation instanceof Notation.Script script) {
      if (base(script) == null) {
        collect(script.base());
      }
      if (base(script) != null && script.sup() != null) {
        letters(script.sup())
            .forEach(
                letter -> above.computeIfAbsent(letter, l -> new HashSet<>()).add(base(script)));
      }
      boolean vector = base(script) != null && Typeface.kind(base(script)) == Kind.COLUMN;
      if ((script.sub() != null || vector) && isOne(script.sup()) && base(script) != null) {
        numbered.add(base(script));
      }
      if (vector && script.sup() != null) {
        // Nobody raises a vector to a power that goes by a letter.
        letters(script.sup()).forEach(letter -> mark(base(script), letter));
      }
      if (script.sup() != null && letters(script.sup()).isEmpty()) {
        collect(script.sup());
      }
      return;
    }
    DerivativeNotation derivative =
        notation instanceof Notation.Fraction fraction
            ? DerivativeNotation.of(fraction)
            : notation instanceof Notation.Binary slash ? DerivativeNotation.of(slash) : null;
    if (derivative != null) {
      for (Notation variable : derivative.variables()) {
        if (variable instanceof Notation.Script script && base(script) != null) {
          letters(script.sup()).forEach(letter -> mark(base(script), letter));
          if (isOne(script.sup())) {
            numbered.add(base(script));
          }
        }
      }
    }
    if (notation instanceof Notation.BigOperator sum
        && sum.lower() instanceof Notation.Related related
        && related.sign().kind() == RelationSign.Kind.ELEMENT
        && !(related.right() instanceof Notation.Fenced)
        && Binder.boundLetter(related.left()) != null) {
      members.add(Binder.boundLetter(related.left()));
    }
    if (notation instanceof Notation.Juxtaposition product) {
      for (int k = 0; k < product.factors().size(); k++) {
        boolean called =
            k + 1 < product.factors().size()
                && product.factors().get(k + 1) instanceof Notation.Fenced;
        if (!called || Name.of(product.factors().get(k)) == null) {
          collect(product.factors().get(k));
        }
      }
      return;
    }
    String letter = letter(notation);
    if (letter != null) {
      numbers.add(letter);
    }
    Notations.parts(notation).forEach(this::collect);
  }

  private static boolean isOne(Notation sup) {
    return sup instanceof Notation.Numeral numeral && numeral.digits().equals("1");
  }

  /** The base of a name that may have such a superscript; Euler's number has powers only. */
  private static String base(Notation.Script script) {
    Notation base = script.base();
    Name name = Name.of(base);
    if (name == null && base instanceof Notation.Script) {
      return null;
    }
    return name == null || name.base().equals("e") || name.power() != null ? null : name.base();
  }

  private static String letter(Notation notation) {
    String letter = Binder.boundLetter(notation);
    return letter == null || letter.equals("T") ? null : letter;
  }

  /** The letters of {@code i}, {@code ij}, {@code \pi'}; none for anything else. */
  private static List<String> letters(Notation sup) {
    if (sup instanceof Notation.Juxtaposition product) {
      List<String> letters = product.factors().stream().map(Superscripts::letter).toList();
      return letters.contains(null) ? List.of() : letters;
    }
    Notation plain =
        sup instanceof Notation.Script primed && primed.sub() == null && primed.sup() == null
            ? primed.base()
            : sup;
    String letter = letter(plain);
    return letter == null ? List.of() : List.of(letter);
  }

  public boolean isEmpty() {
    return marks.isEmpty() && members.isEmpty() && numbered.isEmpty();
  }

  /** The notation with brackets around such superscripts. */
  public Notation bracket(Notation notation) {
    if (notation == null || isEmpty()) {
      return notation;
    }
    if (notation instanceof Notation.Accent accent
        && accent.base() instanceof Notation.Script script
        && script.sup() instanceof Notation.Numeral
        && base(script) != null
        && numbered.contains(base(script))) {
      // \\overline{w_{ij}^2}: the accent belongs to the name.
      Notation base = new Notation.Accent(accent.accent(), script.base(), script.base().span());
      Notation.Fenced above =
          new Notation.Fenced("(", List.of(script.sup()), ")", script.sup().span());
      return new Notation.Script(base, script.sub(), above, script.primes(), accent.span());
    }
    Notation mapped = Notations.map(notation, this::bracket);
    if (!(mapped instanceof Notation.Script script)
        || script.sup() == null
        || base(script) == null
        || !marks(script)) {
      return mapped instanceof Notation.Script other && isComputed(other)
          ? new Notation.Unread("a mark above that has to be computed", other.span())
          : mapped;
    }
    Notation.Fenced bracket =
        new Notation.Fenced("(", List.of(script.sup()), ")", script.sup().span());
    return new Notation.Script(
        script.base(), script.sub(), bracket, script.primes(), script.span());
  }

  /** {@code P^{\\pi(x)}} beside {@code P^a}, where a is a member of a set. */
  private boolean isComputed(Notation.Script script) {
    return script.sup() instanceof Notation.Juxtaposition call
        && call.factors().size() == 2
        && Name.of(call.factors().get(0)) != null
        && call.factors().get(1) instanceof Notation.Fenced
        && base(script) != null
        && taking.contains(base(script));
  }

  private boolean marks(Notation.Script script) {
    if (script.sup() instanceof Notation.Numeral && numbered.contains(base(script))) {
      return true;
    }
    List<String> letters = letters(script.sup());
    if (letters.isEmpty()) {
      return false;
    }
    Set<String> own = marks.getOrDefault(base(script), Set.of());
    boolean known = letters.stream().allMatch(own::contains);
    boolean others = !own.isEmpty() && letters.stream().noneMatch(numbers::contains);
    return known || others || members.containsAll(letters);
  }
}
