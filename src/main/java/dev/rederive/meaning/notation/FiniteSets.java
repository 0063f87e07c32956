package dev.rederive.meaning.notation;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Greatest and least values over finite sets, {@code \\max_a Q(s, a)}: read as sums over their letters
 * are. A set is finite where the document sums over it, over the letter elsewhere, or over another
 * argument of a function that takes the letter too, {@code \\sum_{s'} p(s' \\mid s, a)}. What a letter
 * runs over otherwise may be anything, all real numbers included, and is not judged.
 */
public final class FiniteSets {
  private final Set<String> summed = new HashSet<>();
  private final Set<String> sets = new HashSet<>();
  private final Set<String> finite = new HashSet<>();

  private FiniteSets() {}

  /** What the sums of a document say. */
  public static FiniteSets of(List<Notation> all) {
    FiniteSets found = new FiniteSets();
    all.forEach(notation -> Notations.walk(notation, found::sum));
    found.finite.addAll(found.summed);
    all.forEach(notation -> Notations.walk(notation, found::arguments));
    return found;
  }

  private void sum(Notation part) {
    if (!(part instanceof Notation.BigOperator sum)
        || !sum.operator().equals("sum")
        || sum.lower() == null) {
      return;
    }
    for (Notation item : items(sum.lower())) {
      if (item instanceof Notation.Related member
          && member.sign().kind() == RelationSign.Kind.ELEMENT) {
        sets.add(text(member.right()));
        add(member.left(), summed);
      } else if (sum.upper() == null) {
        add(item, summed);
      }
    }
  }

  /** All letters in brackets that hold one that is summed over. */
  private void arguments(Notation part) {
    if (!(part instanceof Notation.Fenced bracket) || bracket.items().size() < 2) {
      return;
    }
    Set<String> letters = new HashSet<>();
    bracket.items().forEach(item -> add(item, letters));
    if (letters.stream().anyMatch(summed::contains)) {
      finite.addAll(letters);
    }
  }

  private static void add(Notation item, Set<String> letters) {
    String letter = base(item);
    if (letter != null) {
      letters.add(letter);
    }
  }

  /** A small Latin letter, with or without primes; else null. */
  private static String base(Notation item) {
    String letter = Binder.letter(item);
    String bare = letter == null ? null : letter.replace("'", "");
    return bare != null && bare.length() == 1 && Character.isLowerCase(bare.charAt(0))
        ? bare
        : null;
  }

  private static List<Notation> items(Notation limits) {
    return limits instanceof Notation.Sequence sequence ? sequence.items() : List.of(limits);
  }

  private static String text(Notation set) {
    return NotationText.of(set);
  }

  /** The notation with greatest and least values over finite sets made like sums. */
  public Notation rewrite(Notation notation) {
    if (notation == null || finite.isEmpty()) {
      return notation;
    }
    Notation mapped = Notations.map(notation, this::rewrite);
    boolean over =
        mapped instanceof Notation.Applied applied
            && (applied.operator().equals("max") || applied.operator().equals("min"))
            && applied.sub() != null
            && applied.sup() == null
            && applied.argument() != null
            && items(applied.sub()).stream().allMatch(this::isFinite);
    if (!over) {
      return mapped;
    }
    Notation.Applied extreme = (Notation.Applied) mapped;
    return new Notation.BigOperator(
        extreme.operator(), extreme.sub(), null, extreme.argument(), extreme.span());
  }

  private boolean isFinite(Notation limit) {
    if (limit instanceof Notation.Related member) {
      return member.sign().kind() == RelationSign.Kind.ELEMENT
          && base(member.left()) != null
          && (sets.contains(text(member.right())) || finite.contains(base(member.left())));
    }
    return base(limit) != null && finite.contains(base(limit));
  }
}
