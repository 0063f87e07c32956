package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.math.Choice;
import dev.rederive.math.function.ElementaryFunctions;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Ledger;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of several plain letters: {@code net_{h1}} is written with three letters in a row. A run of
 * letters that stands alone on the left of a defining {@code =} is a name, because a product cannot
 * be defined, unless every letter of it has a meaning of its own in the document. Two points under
 * an arrow name a segment.
 */
public final class Words {
  /** No name has more letters; a product of thousands is looked at letter by letter. */
  private static final int LONGEST = 64;

  /** No name has so many letters: running text without its spaces. */
  private static final int TEXT = 26;

  /** Nobody multiplies so many letters that are names nowhere else. */
  private static final int WORD = 5;

  /** No names of several letters at all. */
  public static final Words NONE = new Words(new Ledger(null));

  private final Ledger ledger;

  private final Set<String> words = new HashSet<>();

  private Words(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @param equations the chains of the document that begin with an equality
   * @param all every notation of the document
   */
  public static Words of(List<Chain> equations, List<Notation> all, Ledger ledger) {
    Words result = new Words(ledger);
    Set<String> alone = new HashSet<>();
    for (Notation notation : all) {
      collectSingles(notation, alone);
    }
    alone.remove("e");
    Set<String> lefts = new HashSet<>();
    equations.forEach(equation -> lefts.add(wholeRun(equation.sides().get(0))));
    for (Chain equation : equations) {
      String run = wholeRun(equation.sides().get(0));
      if (run == null) {
        continue;
      }
      // A product if each letter has a meaning of its own, or in ab = ba.
      Set<String> right = new HashSet<>();
      Notations.walk(equation.sides().get(1), part -> right.add(letter(part, true)));
      boolean product =
          run.chars().allMatch(c -> alone.contains(String.valueOf((char) c)))
              || run.chars().allMatch(c -> right.contains(String.valueOf((char) c)));
      product |= isDifferential(run) && hasDifferential(equation.sides().get(1), lefts);
      if (!product && run.length() <= LONGEST) {
        result.words.add(run);
      }
    }
    all.forEach(notation -> Notations.walk(notation, result::segment));
    Set<String> known = Set.copyOf(result.words);
    all.forEach(notation -> result.addLong(notation, alone, known));
    return result;
  }

  /**
   * Five letters in a row or more are a word, unless each of them is a name elsewhere or a shorter
   * word is among them: {@code dcost} is the differential of the cost.
   */
  private void addLong(Notation part, Set<String> alone, Set<String> known) {
    if (part instanceof Notation.Script script) {
      addLong(script.base(), alone, known);
      return;
    }
    if (part instanceof Notation.BigOperator operator) {
      addLong(operator.body(), alone, known);
      return;
    }
    if (part == null) {
      return;
    }
    Notations.parts(part).forEach(inner -> addLong(inner, alone, known));
    if (!(part instanceof Notation.Juxtaposition product)) {
      return;
    }
    StringBuilder run = new StringBuilder();
    for (Notation factor : product.factors()) {
      String letter = letter(factor, true);
      if (letter != null) {
        run.append(letter);
        continue;
      }
      if (factor instanceof Notation.Fenced bracket && bracket.open().equals("(")) {
        addDoubled(run.toString());
      }
      addRun(run.toString(), alone, known);
      run.setLength(0);
    }
    addRun(run.toString(), alone, known);
  }

  /** {@code NN(x)}: nobody who multiplies writes a capital twice in front of a bracket. */
  private void addDoubled(String run) {
    int end = run.length();
    boolean doubled =
        end >= 2
            && Character.isUpperCase(run.charAt(end - 1))
            && run.charAt(end - 1) == run.charAt(end - 2)
            && (end == 2 || run.charAt(end - 3) != run.charAt(end - 1))
            && words.stream().noneMatch(run::endsWith);
    if (doubled) {
      words.add(run.substring(end - 2));
    }
  }

  private void addRun(String run, Set<String> alone, Set<String> known) {
    boolean named =
        known.stream().anyMatch(run::contains)
            || run.chars().allMatch(c -> alone.contains(String.valueOf((char) c)));
    if (run.length() >= WORD && run.length() <= LONGEST && !named) {
      words.add(run);
    }
  }

  /** {@code AB} beside {@code \overrightarrow{AB}} is the length of the segment. */
  private void segment(Notation part) {
    if (part instanceof Notation.Accent arrow
        && arrow.accent().equals("vec")
        && arrow.base() instanceof Notation.Word points) {
      words.add(points.text());
    }
  }

  private static boolean isDifferential(String run) {
    return run.length() == 2 && run.charAt(0) == 'd';
  }

  /** Whether there is a dx that no equation defines as a name, as in {@code dy = 2x\,dx}. */
  private static boolean hasDifferential(Notation notation, Set<String> lefts) {
    if (notation == null || DerivativeNotation.isQuotientOfDifferentials(notation)) {
      return false;
    }
    if (notation instanceof Notation.Juxtaposition product) {
      for (int k = 0; k + 1 < product.factors().size(); k++) {
        String next = letter(product.factors().get(k + 1), false);
        Notation bare = product.factors().get(k + 1);
        boolean bold =
            (bare instanceof Notation.Script script ? script.base() : bare)
                instanceof Notation.Accent;
        boolean free = next != null && !next.equals("d") && !lefts.contains("d" + next);
        if ("d".equals(letter(product.factors().get(k), true)) && (bold || free)) {
          return true;
        }
      }
    }
    return Notations.parts(notation).stream().anyMatch(part -> hasDifferential(part, lefts));
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  Set<String> all() {
    return words;
  }

  /** Letters that occur as a name outside of any run of letters. */
  private static void collectSingles(Notation notation, Set<String> alone) {
    if (notation == null) {
      return;
    }
    if (notation instanceof Notation.Juxtaposition product) {
      List<Notation> factors = product.factors();
      for (int k = 0; k < factors.size(); k++) {
        boolean neighbour =
            (k > 0 && letter(factors.get(k - 1), true) != null)
                || (k + 1 < factors.size()
                    && letter(factors.get(k), true) != null
                    && letter(factors.get(k + 1), false) != null);
        if (!neighbour) {
          collectSingles(factors.get(k), alone);
        }
      }
      return;
    }
    if (notation instanceof Notation.Script script) {
      collectSingles(script.base(), alone);
      return; // what stands in scripts is an index, a label or a power
    }
    String letter = letter(notation, true);
    if (letter != null) {
      alone.add(letter);
    }
    for (Notation part : Notations.parts(notation)) {
      collectSingles(part, alone);
    }
  }

  /** The run if the notation is nothing but two or more letters, the last perhaps with scripts. */
  private static String wholeRun(Notation notation) {
    if (!(notation instanceof Notation.Juxtaposition product)) {
      return null;
    }
    StringBuilder run = new StringBuilder();
    List<Notation> factors = product.factors();
    for (int k = 0; k < factors.size(); k++) {
      boolean last = k == factors.size() - 1;
      if (last && k >= 2 && factors.get(k) instanceof Notation.Fenced) {
        break; // loss(w) = …
      }
      String letter =
          letter(
              factors.get(k), !last && !(factors.get(last ? k : k + 1) instanceof Notation.Fenced));
      if (letter == null) {
        return null;
      }
      run.append(letter);
    }
    return run.length() >= 2 ? run.toString() : null;
  }

  private static String letter(Notation notation, boolean bare) {
    Notation base = !bare && notation instanceof Notation.Script script ? script.base() : notation;
    if (base instanceof Notation.Symbol symbol
        && symbol.name().length() == 1
        && Character.isLetter(symbol.name().charAt(0))) {
      return symbol.name();
    }
    return null;
  }

  /** The notation with every known run of letters made one {@link Notation.Word}. */
  public Notation join(Notation notation) {
    if (notation == null) {
      return null;
    }
    Notation mapped = Notations.map(notation, this::join);
    if (!(mapped instanceof Notation.Juxtaposition product)) {
      return mapped;
    }
    List<Notation> factors = product.factors();
    List<Notation> joined = new ArrayList<>(factors.size());
    int k = 0;
    while (k < factors.size()) {
      Notation increment = increment(factors, k);
      if (increment != null) {
        joined.add(increment);
        k += 2;
        continue;
      }
      int called = elementary(factors, k);
      if (called > 0) {
        StringBuilder name = new StringBuilder();
        factors.subList(k, k + called).forEach(factor -> name.append(letter(factor, true)));
        Notation argument = factors.get(k + called);
        Span span = factors.get(k).span().union(argument.span());
        joined.add(new Notation.Applied(name.toString(), null, null, argument, span));
        k += called + 1;
        continue;
      }
      int length = match(factors, k);
      if (length == 0) {
        joined.add(factors.get(k++));
        continue;
      }
      Notation last = factors.get(k + length - 1);
      Span span = factors.get(k).span().union(last.span());
      StringBuilder run = new StringBuilder();
      for (int m = k; m < k + length; m++) {
        run.append(letter(factors.get(m), false));
      }
      if (length > TEXT) {
        joined.add(new Notation.Prose(run.toString(), span));
        k += length;
        continue;
      }
      Notation.Word word = new Notation.Word(run.toString(), span);
      ledger.isOtherwise(Choice.LETTERS);
      ledger.note(span, run + " is one name: the document says what it is");
      joined.add(
          last instanceof Notation.Script script
              ? new Notation.Script(word, script.sub(), script.sup(), script.primes(), span)
              : word);
      k += length;
    }
    return joined.size() == 1 ? joined.get(0) : new Notation.Juxtaposition(joined, product.span());
  }

  /** How many letters from here on spell a known function in front of a bracket: {@code cos(x)}. */
  private static int elementary(List<Notation> factors, int from) {
    StringBuilder run = new StringBuilder();
    for (int k = from; k < factors.size(); k++) {
      if (factors.get(k) instanceof Notation.Fenced bracket && bracket.open().equals("(")) {
        boolean known = run.length() >= 2 && ElementaryFunctions.byTexName(run.toString()) != null;
        return known || run.toString().equals("log") ? k - from : 0;
      }
      String letter = letter(factors.get(k), true);
      if (letter == null || run.length() > LONGEST) {
        return 0;
      }
      run.append(letter);
    }
    return 0;
  }

  /** {@code \Delta w_{ji}} is one name, the change of a weight. */
  private static Notation increment(List<Notation> factors, int k) {
    if (!(factors.get(k) instanceof Notation.Symbol sign)
        || !sign.name().equals("Delta")
        || k + 1 == factors.size()) {
      return null;
    }
    Notation next = factors.get(k + 1);
    Notation base = next instanceof Notation.Script script ? script.base() : next;
    if (!(base instanceof Notation.Symbol) && !(base instanceof Notation.Word)) {
      return null;
    }
    Span span = sign.span().union(next.span());
    Notation.Word word = new Notation.Word("\\Delta " + NotationText.of(base), span);
    return next instanceof Notation.Script script
        ? new Notation.Script(word, script.sub(), script.sup(), script.primes(), span)
        : word;
  }

  private int match(List<Notation> factors, int from) {
    StringBuilder run = new StringBuilder();
    int best = 0;
    for (int k = from; k < factors.size(); k++) {
      String bare = letter(factors.get(k), true);
      String letter = bare != null ? bare : letter(factors.get(k), false);
      if (letter == null || run.length() > LONGEST) {
        break;
      }
      run.append(letter);
      if (run.length() >= 2 && words.contains(run.toString())) {
        best = k - from + 1;
      }
      if (bare == null) {
        break;
      }
    }
    return best;
  }
}
