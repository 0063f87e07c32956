package dev.rederive.latex;

import java.util.List;

/**
 * A stretch of a row between commas, gaps and running text.
 *
 * @param row its row, counted from 0
 * @param column the column of relations in an {@code align} with several
 * @param lead what stands before it
 * @param prose the running text before it, trimmed, or null
 * @param marked whether an alignment mark stands before its first relation sign, not before it all
 */
record Segment(int row, int column, Lead lead, String prose, boolean marked, List<Token> tokens) {
  enum Lead {
    ROW,
    COMMA,
    GAP,
    PROSE,
    FOR_ALL
  }

  Segment with(List<Token> others) {
    return new Segment(row, column, lead, prose, marked, others);
  }
}
