package dev.rederive.latex;

import dev.rederive.source.Span;

/**
 * A relation sign as written.
 *
 * @param kind what sign it is
 * @param latex its raw text
 * @param span its own span; findings point here
 */
public record RelationSign(Kind kind, String latex, Span span) {
  /** The signs that make a relation. */
  public enum Kind {
    EQUAL,
    /** {@code :=}, {@code \coloneqq}, {@code \triangleq}, {@code \equiv}, {@code \stackrel{def}{=}}. */
    DEFINE,
    APPROX,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    NOT_EQUAL,
    /** {@code \leftarrow}, {@code \gets}. */
    UPDATE,
    /** {@code \in}. */
    ELEMENT,
    /** {@code \propto}, {@code \sim}, {@code \to}, {@code \Rightarrow} …: read, not judged. */
    OTHER
  }
}
