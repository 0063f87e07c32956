package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;

/**
 * One relation of the document as the inference of shapes sees it.
 *
 * @param defines whether it gives its left side, a name, a meaning
 * @param left with the reach of operators decided
 * @param right likewise
 */
record Stated(int ordinal, Notation left, Notation right, RelationSign.Kind sign, boolean defines) {
  boolean equates() {
    return sign == RelationSign.Kind.EQUAL || sign == RelationSign.Kind.DEFINE;
  }
}
