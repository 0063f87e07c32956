package dev.rederive.source;

/** The language a document is written in. */
public enum Markup {
  MARKDOWN,
  TEX,
  NOTEBOOK,
  RESTRUCTURED_TEXT
}
