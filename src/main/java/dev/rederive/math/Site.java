package dev.rederive.math;

import dev.rederive.source.Span;

/**
 * Where a relation stands and how it is written.
 *
 * @param sign the relation sign's span; findings point here
 * @param relation the sign as LaTeX
 * @param left the left side as LaTeX
 * @param right the right side as LaTeX
 * @param inline whether it stands in running text
 */
public record Site(Span sign, String relation, String left, String right, boolean inline) {}
