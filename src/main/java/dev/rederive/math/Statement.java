package dev.rederive.math;

import dev.rederive.math.array.ArraySides;
import dev.rederive.source.Span;
import java.util.List;

/** One relation of the document with its meaning. */
public sealed interface Statement {
  Site site();

  /** How it was read, in sentences for people: choices that had alternatives. */
  List<String> readings();

  /**
   * A definition or a given; it says nothing that could be false.
   *
   * @param left what it defines, an element of it if it is an array; null where it is no formula
   * @param right what that is; null like the left side
   */
  record Defines(Site site, String name, Expr left, Expr right, List<String> readings)
      implements Statement {
    /** A definition of something that has no formula of its own. */
    public Defines(Site site, String name, List<String> readings) {
      this(site, name, null, null, readings);
    }
  }

  /**
   * Something that is true or false.
   *
   * @param numeric evaluated at the given values
   * @param free the letters it leaves free
   * @param conditions what restricts it beyond the document's assumptions
   * @param state 0 for the document's own values, else the number of the {@link Repeat} whose result
   *     it speaks of
   * @param arrays the sides as wholes if there are vectors or matrices in them, else null; the
   *     formulas are then those of any element
   */
  record Claim(
      Site site,
      Kind kind,
      Expr left,
      Relation relation,
      Expr right,
      List<FreeIndex> free,
      List<Expr.Condition> conditions,
      Mark mark,
      int state,
      ArraySides arrays,
      List<String> readings)
      implements Statement {
    /**
     * The same claim with other sides over arrays.
     *
     * @param newLeft the formula of any element of the left side
     * @param newRight the formula of any element of the right side
     */
    public Claim withArrays(ArraySides newArrays, Expr newLeft, Expr newRight) {
      return new Claim(
          site,
          kind,
          newLeft,
          relation,
          newRight,
          free,
          conditions,
          mark,
          state,
          newArrays,
          readings);
    }

    /** A claim between numbers. */
    public Claim(
        Site site,
        Kind kind,
        Expr left,
        Relation relation,
        Expr right,
        List<FreeIndex> free,
        List<Expr.Condition> conditions,
        Mark mark,
        int state,
        List<String> readings) {
      this(site, kind, left, relation, right, free, conditions, mark, state, null, readings);
    }

    /** Symbolic claims hold for all values, numeric ones at the given values. */
    public enum Kind {
      SYMBOLIC,
      NUMERIC
    }

    /** The same claim with other sides; used to break it on purpose. */
    public Claim withSides(Expr newLeft, Expr newRight) {
      return new Claim(
          site, kind, newLeft, relation, newRight, free, conditions, mark, state, null, readings);
    }

    /** The same claim with other remarks on how it was read. */
    public Claim withReadings(List<String> others) {
      return new Claim(
          site, kind, left, relation, right, free, conditions, mark, state, arrays, others);
    }
  }

  /** A new value for a quantity, executed by a {@link Repeat} only. */
  record Update(Site site, Expr.Ref target, Expr value, List<FreeIndex> free, List<String> readings)
      implements Statement {}

  /** A range, a shape, an assumption. */
  record Declares(Site site, List<String> readings) implements Statement {}

  /**
   * Not understood.
   *
   * @param culprit the span that stopped the reading
   */
  record Unread(Site site, String reason, Span culprit, Mark mark, List<String> readings)
      implements Statement {}

  /**
   * A relation between arrays that do not fit together: it is false, or, for a definition, defines
   * nothing.
   *
   * @param reason both shapes, in words and symbols
   * @param remedy what would fit, or null
   * @param culprit where they meet
   */
  record Misshapen(
      Site site, String reason, String remedy, Span culprit, Mark mark, List<String> readings)
      implements Statement {}

  /** Left out because the author said so. */
  record Skipped(Site site, String reason, List<String> readings) implements Statement {}
}
