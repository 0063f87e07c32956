package dev.rederive.meaning.prose;

import dev.rederive.math.Constraint;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What an array is, in words: {@code A symmetric}, {@code Q is an orthogonal matrix}. */
public final class TraitWords {
  /** What every square matrix at a sample point is anyway. */
  private static final Set<String> GENERIC =
      Set.of("invertible", "nonsingular", "non-singular", "regular", "of full rank", "full rank");

  private static final Map<String, Constraint.Kind> KINDS = new HashMap<>();

  static {
    for (Constraint.Kind kind : Constraint.Kind.values()) {
      KINDS.put(plain(kind.words()), kind);
    }
    name(Constraint.Kind.POSITIVE_DEFINITE, "positive definite", "spd");
    name(Constraint.Kind.POSITIVE_DEFINITE, "symmetric and positive definite");
    name(Constraint.Kind.POSITIVE_SEMIDEFINITE, "positive semidefinite", "psd");
    name(Constraint.Kind.POSITIVE_SEMIDEFINITE, "positive semi-definite");
    name(Constraint.Kind.NEGATIVE_DEFINITE, "negative definite");
    name(Constraint.Kind.SKEW_SYMMETRIC, "skew", "skew symmetric", "antisymmetric");
    name(Constraint.Kind.ORTHOGONAL, "orthonormal");
    name(Constraint.Kind.PROJECTION, "projection", "orthogonal projection");
    name(Constraint.Kind.REFLECTION, "reflection");
    name(Constraint.Kind.UNIT, "unit", "unit vector", "unit vectors");
    name(Constraint.Kind.DISTRIBUTION, "distribution", "probability distribution");
    name(Constraint.Kind.DISTRIBUTION, "probability vectors");
    name(Constraint.Kind.ONE_HOT, "one hot", "one-hot vector", "one-hot vectors");
  }

  private static void name(Constraint.Kind kind, String... words) {
    List.of(words).forEach(each -> KINDS.put(each, kind));
  }

  /**
   * A sentence taken apart.
   *
   * @param names its beginning, as it is written
   * @param kind what they are; null if that holds at all sample points anyway
   */
  public record Sentence(String names, Constraint.Kind kind) {}

  private TraitWords() {}

  private static String plain(String words) {
    return words
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .replaceAll("^(is|are|be) ", "")
        .replaceAll("^(an?|the) ", "")
        .replaceAll(" (matrix|matrices)$", "");
  }

  /** What the words name, or null. */
  static Constraint.Kind kind(String words) {
    return KINDS.get(plain(words));
  }

  /**
   * A sentence that says one thing about arrays, or null, as for "A symmetric, B orthogonal"; the
   * names are as short as the words allow.
   */
  public static Sentence sentence(String text) {
    for (int k = 1; k < text.length(); k++) {
      if (Character.isWhitespace(text.charAt(k))) {
        String words = plain(text.substring(k));
        if (KINDS.containsKey(words) || GENERIC.contains(words)) {
          String names = text.substring(0, k).stripTrailing();
          boolean another = Stream.of(names.split(",")).anyMatch(part -> sentence(part) != null);
          return another ? null : new Sentence(names, KINDS.get(words));
        }
      }
    }
    return null;
  }
}
