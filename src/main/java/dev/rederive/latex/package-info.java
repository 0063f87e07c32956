/**
 * LaTeX as notation. In: one math fragment of a source. Out: chains of relations between {@link
 * dev.rederive.latex.Notation} trees, with {@link dev.rederive.latex.Notation.Unread} where a part
 * could not be read. Must not know what a symbol means: whether a letter is a variable, an index or
 * a function is decided in {@code meaning}.
 */
package dev.rederive.latex;
