package dev.rederive.report;

/** How much a report for people says. */
public enum Detail {
  /** What was found, and the summary. */
  QUIET,
  /** What was found, what is known to be wrong, and a line of counts per document. */
  ORDINARY,
  /** Every relation with its verdict and evidence. */
  VERBOSE
}
