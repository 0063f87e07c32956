package dev.rederive.latex;

import dev.rederive.source.Span;

/** Leaves the grammar at a place it cannot read; caught once per side of a relation. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Notation.Unread unread;

  Unreadable(String reason, Span span) {
    super(reason, null, false, false);
    this.unread = new Notation.Unread(reason, span);
  }

  Notation.Unread unread() {
    return unread;
  }
}
