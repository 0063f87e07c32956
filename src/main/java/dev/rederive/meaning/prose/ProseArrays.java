package dev.rederive.meaning.prose;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.math.Constraint;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.Kind;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the running text calls its arrays: {@code Let $A$ be a symmetric $n \times n$ matrix and $x$
 * a vector of length $n$}. Only plain sentences are taken, and what is denied or asked is not said.
 */
public final class ProseArrays {
  /**
   * What is said of one name.
   *
   * @param passage the formula that is the name
   * @param kind vector or matrix; null if only a property is said
   * @param sizes rows and columns, as far as they are told
   * @param trait a property, or null
   * @param conditional whether it is said of a case only: {@code if $A$ is symmetric}
   */
  public record Said(
      Name name,
      Passage passage,
      Kind kind,
      List<Notation> sizes,
      Constraint.Kind trait,
      boolean conditional) {
    /** The formula that is the name, in the raw text. */
    public Span span() {
      return passage.fragment().span();
    }
  }

  private static final Set<String> NOUNS = Set.of("matrix", "matrices", "vector", "vectors");
  private static final Set<String> VERBS = Set.of("be", "is", "are", "being", "denote", "denotes");
  private static final Set<String> ARTICLES =
      Set.of("a", "an", "the", "two", "some", "any", "our", "its", "every", "each", "all");
  private static final Set<String> SIZES =
      Set.of("size", "sizes", "dimension", "dimensions", "length", "shape", "order");

  /** Words that end what is said of a noun to their right. */
  private static final Set<String> LINKS =
      Set.of(
          "of", "with", "for", "and", "by", "from", "in", "to", "as", "on", "where", "if", "let",
          "that", "when", "assume", "suppose", "given", "using", "has", "have", "times", "or");

  /** Words that say nothing of what an array is. */
  private static final Set<String> NEUTRAL =
      Set.of(
          "real",
          "square",
          "fixed",
          "constant",
          "known",
          "general",
          "arbitrary",
          "design",
          "data",
          "weight",
          "invertible",
          "nonsingular",
          "non-singular",
          "always",
          "also",
          "both",
          "again",
          "here",
          "input",
          "output",
          "dense",
          "column",
          "row",
          "dimensional",
          "-dimensional");

  /** Words before a name behind which stands what it is: {@code with A symmetric}. */
  private static final Set<String> OPENERS =
      Set.of(
          "with", "for", "assume", "assuming", "suppose", "supposing", "take", "taking", "where");

  private static final Set<String> DENIALS =
      Set.of("not", "never", "neither", "nor", "unless", "whether", "cannot", "were", "longer");
  private static final Set<String> CONDITIONS =
      Set.of("if", "when", "whenever", "case", "provided", "for", "once");

  private final ProseRun run;
  private final List<Said> said;

  private ProseArrays(ProseRun run, List<Said> said) {
    this.run = run;
    this.said = said;
  }

  /** Everything the running text says of arrays, in order. */
  public static List<Said> of(List<ProseRun> runs) {
    List<Said> said = new ArrayList<>();
    for (ProseRun run : runs) {
      ProseArrays arrays = new ProseArrays(run, said);
      for (int k = 0; k < run.tokens().size(); k++) {
        if (NOUNS.contains(run.word(k))) {
          arrays.noun(k);
        } else if (VERBS.contains(run.word(k))) {
          arrays.predicate(k);
        } else if (run.isFormula(k)) {
          arrays.adjectives(k);
          arrays.apposition(k);
        }
      }
    }
    return said;
  }

  /** {@code a symmetric n × n matrix}: whose it is stands behind it, or before the verb. */
  private void noun(int at) {
    Notation size = null;
    boolean counts = false;
    List<String> words = new ArrayList<>();
    int head = at - 1;
    while (head >= 0 && (isAdjective(head) || run.isFormula(head) && size == null)) {
      if (run.isFormula(head)) {
        size = size(head);
        counts = size != null && !isProduct(size) && words.isEmpty();
        if (size == null) {
          break;
        }
      } else {
        words.add(0, run.word(head));
      }
      head--;
    }
    String noun = run.word(at);
    boolean plural = noun.equals("matrices") || noun.equals("vectors");
    int next = at + 1;
    boolean ofSomething =
        run.is(next, "of") && run.isWord(next + 1) && !SIZES.contains(run.word(next + 1));
    next += ofSomething ? 2 : 0;
    List<Integer> names = run.isFormula(next) ? forward(next, plural) : List.of();
    if (names.isEmpty()) {
      next = at + 1;
      names = subject(head);
    } else {
      next = names.get(names.size() - 1) + 1;
    }
    // In "the n vectors x" it is not the vectors that are n long.
    Notation told = size != null && !counts ? size : told(next);
    if (!names.isEmpty() && !isDenied(at)) {
      Kind kind =
          noun.startsWith("matri") ? Kind.MATRIX : words.contains("row") ? Kind.ROW : Kind.COLUMN;
      words.add(kind == Kind.MATRIX ? "matrix" : "vector");
      add(names, kind, sizes(kind, told), trait(words), head);
    }
  }

  /** A size behind the noun or the name: {@code of length n}, {@code (n × d)}; or null. */
  private Notation told(int next) {
    boolean linked = run.is(next, "of") || run.is(next, "with") || run.is(next, "having");
    int at = next + (linked ? 1 : 0);
    at += linked && run.is(at, "the") ? 1 : 0;
    if (linked && SIZES.contains(run.word(at)) && run.isFormula(at + 1)) {
      return size(at + 1);
    }
    boolean bracketed = run.is(next, "(") && run.isFormula(next + 1) && run.is(next + 2, ")");
    Notation inside = bracketed ? size(next + 1) : null;
    return inside != null && isProduct(inside) ? inside : null;
  }

  /** The names that a noun is said of when they stand before it; its article stands at the head. */
  private List<Integer> subject(int head) {
    boolean article = ARTICLES.contains(run.word(head));
    int verb = article ? head - 1 : head;
    if (VERBS.contains(run.word(verb))) {
      return backward(verb - 1);
    }
    boolean apposition = run.is(head, "a") || run.is(head, "an");
    return !apposition
        ? List.of()
        : run.isFormula(head - 1)
            ? List.of(head - 1)
            : run.is(head - 1, ",") && run.isFormula(head - 2) ? List.of(head - 2) : List.of();
  }

  /** {@code A and B are symmetric}. */
  private void predicate(int verb) {
    List<String> words = new ArrayList<>();
    int next = verb + 1;
    while (run.isWord(next) && !ARTICLES.contains(run.word(next)) && words.size() < 5) {
      words.add(run.word(next++));
      Constraint.Kind trait = trait(words);
      boolean longer = run.isWord(next) && trait(with(words, run.word(next))) != null;
      if (trait != null && !longer) {
        if (!NOUNS.contains(run.word(next)) && !isDenied(verb)) {
          add(backward(verb - 1), null, List.of(), trait, verb);
        }
        return;
      }
    }
  }

  /** {@code for symmetric A}. */
  private void adjectives(int formula) {
    List<String> words = new ArrayList<>();
    for (int k = formula - 1; k >= 0 && isAdjective(k); k--) {
      words.add(0, run.word(k));
    }
    Constraint.Kind trait = words.isEmpty() ? null : trait(words);
    if (trait != null && trait.axes() == 2 && !isDenied(formula)) {
      add(List.of(formula), null, List.of(), trait, formula - words.size());
    }
  }

  /** {@code with A symmetric}. */
  private void apposition(int formula) {
    List<Integer> names = backward(formula);
    int opener = names.get(0) - 1;
    if (!OPENERS.contains(run.word(opener))) {
      return;
    }
    List<String> words = new ArrayList<>();
    Constraint.Kind trait = null;
    for (int k = formula + 1; isAdjective(k) || run.is(k, "and") && trait != null; k++) {
      words.add(run.word(k));
      trait = trait(words) != null ? trait(words) : trait;
    }
    boolean whole = trait != null && trait == trait(words);
    if (whole && trait.axes() == 2 && !isDenied(formula)) {
      add(names, null, List.of(), trait, opener);
    }
  }

  private static List<String> with(List<String> words, String one) {
    List<String> more = new ArrayList<>(words);
    more.add(one);
    return more;
  }

  private boolean isAdjective(int k) {
    String word = run.word(k);
    return run.isWord(k)
        && !ARTICLES.contains(word)
        && !VERBS.contains(word)
        && !LINKS.contains(word)
        && !NOUNS.contains(word);
  }

  private List<Integer> forward(int first, boolean several) {
    List<Integer> names = new ArrayList<>(List.of(first));
    int at = first + 1;
    while (several) {
      int next = at + (run.is(at, ",") ? 1 : 0);
      next += run.is(next, "and") ? 1 : 0;
      if (next == at || !run.isFormula(next)) {
        break;
      }
      names.add(next);
      at = next + 1;
    }
    return names;
  }

  private List<Integer> backward(int last) {
    List<Integer> names = new ArrayList<>();
    int at = last;
    while (run.isFormula(at)) {
      names.add(0, at);
      int before = at - 1;
      before -= run.is(before, "and") ? 1 : 0;
      before -= run.is(before, ",") ? 1 : 0;
      if (before == at - 1) {
        break;
      }
      at = before;
    }
    return names;
  }

  private void add(
      List<Integer> names, Kind kind, List<Notation> sizes, Constraint.Kind trait, int at) {
    boolean conditional = false;
    for (int k = at; k >= 0 && !run.endsSentence(k); k--) {
      conditional |= CONDITIONS.contains(run.word(k));
    }
    for (int k : names) {
      Passage passage = run.passage(k);
      for (Chain chain : passage.chains()) {
        for (Notation item :
            chain.signs().isEmpty() ? items(chain.sides().get(0)) : List.<Notation>of()) {
          Name name = Name.of(item);
          if (name != null && name.power() == null) {
            said.add(new Said(name, passage, kind, sizes, trait, conditional));
          }
        }
      }
    }
  }

  private static List<Notation> items(Notation notation) {
    return notation instanceof Notation.Sequence sequence ? sequence.items() : List.of(notation);
  }

  private static List<Notation> sizes(Kind kind, Notation size) {
    if (size == null) {
      return List.of();
    }
    if (isProduct(size)) {
      Notation.Binary product = (Notation.Binary) size;
      return List.of(product.left(), product.right());
    }
    return kind == Kind.MATRIX
        ? List.of(size, size)
        : kind == Kind.COLUMN ? List.of(size) : List.of();
  }

  /** What a formula says of a size, or null if it says something else. */
  private Notation size(int formula) {
    List<Chain> chains = run.passage(formula).chains();
    if (chains.size() != 1 || !chains.get(0).signs().isEmpty()) {
      return null;
    }
    Notation size = chains.get(0).sides().get(0);
    return isProduct(size) || isCount(size) ? size : null;
  }

  private static boolean isProduct(Notation size) {
    return size instanceof Notation.Binary product
        && product.operator() == Notation.Operator.TIMES
        && isCount(product.left())
        && isCount(product.right());
  }

  private static boolean isCount(Notation size) {
    try {
      return Binder.bound(size) != null;
    } catch (NotUnderstood other) {
      return false;
    }
  }

  /** What words name, those left out that say nothing; or null. */
  private static Constraint.Kind trait(List<String> words) {
    List<String> rest = new ArrayList<>();
    for (String word : words) {
      if (!NEUTRAL.contains(word) && !(word.equals(",") || word.equals("and") && rest.isEmpty())) {
        rest.add(word);
      }
    }
    String text = String.join(" ", rest);
    Constraint.Kind kind = TraitWords.kind(text);
    return kind == null && text.endsWith(" vector")
        ? TraitWords.kind(text.substring(0, text.length() - " vector".length()))
        : kind;
  }

  /** Whether the sentence says that something is not so, or asks. */
  private boolean isDenied(int at) {
    int from = at;
    while (from > 0 && !run.endsSentence(from - 1)) {
      from--;
    }
    int to = at;
    while (to < run.tokens().size() && !run.endsSentence(to)) {
      to++;
    }
    for (int k = from; k < to; k++) {
      String word = run.word(k);
      if (DENIALS.contains(word) || word.endsWith("n't") || word.endsWith("n’t")) {
        return true;
      }
    }
    return run.is(to, "?");
  }
}
