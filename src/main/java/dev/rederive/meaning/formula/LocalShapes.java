package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Vocabulary;
import java.util.function.Function;

/**
 * Reads one relation with arrays of its own, for documents that use a name in several ways: what the
 * relation says by itself decides the dimensions, and no definition is taken to be meant.
 */
final class LocalShapes {
  private final Symbols symbols;
  private final Vocabulary vocabulary;
  private final Function<Stated, ShapeAttempt> attempts;
  private final OwnKinds withOwnKinds;

  /** Finds what the names of one relation are and their dimensions. */
  interface OwnKinds {
    /**
     * What a relation finds by itself.
     *
     * @param other whether only what differs from the document counts; null else
     */
    ShapeAttempt of(Stated stated, boolean other);
  }

  /**
   * @param attempts finds the dimensions of one relation
   * @param withOwnKinds finds what its names are too
   */
  LocalShapes(
      Symbols symbols,
      Vocabulary vocabulary,
      Function<Stated, ShapeAttempt> attempts,
      OwnKinds withOwnKinds) {
    this.symbols = symbols;
    this.vocabulary = vocabulary;
    this.attempts = attempts;
    this.withOwnKinds = withOwnKinds;
  }

  /**
   * A reader for this relation alone, which says by itself what its names are; null if something is
   * differentiated, which would need what it depends on.
   *
   * @param other whether some of its names must then be something else than in the document
   */
  ArrayReader readerOfOwnKinds(Notation left, Notation right, int ordinal, boolean other) {
    if (!isAlgebra(left, true) || !isAlgebra(right, true)) {
      return null;
    }
    ShapeAttempt attempt =
        withOwnKinds.of(new Stated(ordinal, left, right, RelationSign.Kind.EQUAL, false), other);
    return attempt == null ? null : attempt.reader();
  }

  /**
   * A reader for this relation alone; null if more than algebra stands in it, so that what its names
   * depend on matters.
   */
  ArrayReader reader(Notation left, Notation right, int ordinal) {
    if (!isAlgebra(left, false) || !isAlgebra(right, false)) {
      return null;
    }
    ShapeAttempt attempt =
        attempts.apply(new Stated(ordinal, left, right, RelationSign.Kind.EQUAL, false));
    ArrayReader reader = attempt.reader();
    if (reader.elements().occursIn(left) || reader.elements().occursIn(right)) {
      return null;
    }
    return reader;
  }

  /**
   * Whether nothing is evaluated elsewhere, and nothing with a meaning is differentiated.
   *
   * @param strictly nothing at all is differentiated
   */
  private boolean isAlgebra(Notation notation, boolean strictly) {
    boolean[] algebra = {true};
    boolean[] derivative = {false};
    boolean[] meaning = {false};
    Notations.walk(
        notation,
        part -> {
          derivative[0] |=
              part instanceof Notation.Fraction fraction && DerivativeNotation.of(fraction) != null
                  || part instanceof Notation.Binary slash && DerivativeNotation.of(slash) != null
                  || part instanceof Notation.Applied nabla && nabla.operator().equals("nabla");
          derivative[0] |=
              part instanceof Notation.Applied d && d.operator().equals(Differentials.OPERATOR);
          boolean chain =
              part instanceof Notation.Applied applied && applied.operator().equals("prod");
          algebra[0] &= !chain && !(part instanceof Notation.Evaluated);
          Name name = vocabulary.name(part);
          if (name != null) {
            String bare = vocabulary.bare(name).name();
            meaning[0] |= symbols.hasMeaning(bare) || symbols.dependencies(bare) != null;
          }
        });
    return algebra[0] && !(derivative[0] && (strictly || meaning[0]));
  }
}
