package dev.rederive.report;

import java.util.Locale;

/** The kinds of findings, with what formats for programs say about each. */
enum Rule {
  REFUTED(
      "Refuted",
      "A relation does not hold.",
      "At the point shown, the two sides certainly have different values: their enclosures do not"
          + " meet, or their shapes differ. Correct the relation or a definition it rests on; a"
          + " relation that is wrong on purpose takes the directive 'wrong REASON' on the line"
          + " before it."),
  CONFLICT(
      "Conflict",
      "Two engines contradict each other.",
      "One engine proved what another refuted, or the implemented network contradicts a relation"
          + " that holds. That is a bug of rederive, or of the binding of the network; please"
          + " report it with the document and the seed."),
  UNDECIDED(
      "Undecided",
      "A relation was neither proved nor refuted.",
      "The relation was read, but no engine could settle it; the message says what was tried. It"
          + " fails a run under --strict. Naming sizes or assumptions often helps; the directive"
          + " 'skip REASON' takes the relation out."),
  UNREAD(
      "Unread",
      "A relation was not understood.",
      "The place shown stopped the reading, so nothing was judged. It fails a run under --strict."
          + " Write the notation in another way, or take the relation out with the directive"
          + " 'skip REASON'. Relations in running text that are not understood are never findings."),
  DOCUMENT(
      "Document",
      "Something is wrong with the document itself.",
      "An unknown directive, a display that is never closed, a 'wrong' mark on a relation that is"
          + " not refuted, and the like. It fails every run."),
  NOTHING_CHECKED(
      "NothingChecked",
      "Nothing in a document was checked.",
      "No relation of the document got a verdict that comes from looking at it. Such a document"
          + " must not pass for one without errors, so the run ends with exit status 2.");

  private final String title;
  private final String summary;
  private final String help;

  Rule(String title, String summary, String help) {
    this.title = title;
    this.summary = summary;
    this.help = help;
  }

  /** A stable name in lower case, such as {@code nothing-checked}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same as one word. */
  String title() {
    return title;
  }

  /** One sentence. */
  String summary() {
    return summary;
  }

  /** What it means and what to do about it. */
  String help() {
    return help;
  }
}
