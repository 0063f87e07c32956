package dev.rederive.meaning.name;

import dev.rederive.source.Span;

/** Notation without a meaning here; costs the relation it stands in and no other. */
public class NotUnderstood extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Span span;

  public NotUnderstood(String reason, Span span) {
    super(reason, null, false, false);
    this.span = span;
  }

  public Span span() {
    return span;
  }
}
