package dev.rederive.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The first argument: what to do. */
enum Verb {
  CHECK(
      "[FILE|DIR|- ...]",
      "judge every equation",
      List.of("Judges every equation of the documents.", Texts.DOCUMENTS),
      EnumSet.complementOf(EnumSet.of(Option.PORT, Option.DOCUMENT))),
  EXPLAIN(
      "FILE:LINE[:COLUMN]",
      "tell how one line was read and judged",
      List.of(
          "Tells how the equations on a line were read, what they depend on, the derivative found by"
              + " the computer algebra system, and what each engine answered. With the column of a"
              + " relation sign, as findings print it, only that relation. In a notebook: FILE:cell"
              + " N:LINE."),
      Texts.withoutReports(Option.PORT)),
  MUTATE(
      "[FILE|DIR|- ...]",
      "break what is proved, and see it caught",
      List.of(
          "Breaks every proved claim in small ways, and reports how many of the breaks are caught: the"
              + " table by operator, and every break that leaves the claim true (equivalent), leaves"
              + " nothing to judge (void) or goes unseen (survived). Status 1 if any survives.",
          Texts.DOCUMENTS),
      Texts.withoutReports(Option.PORT, Option.DOCUMENT)),
  WATCH(
      "FILE",
      "judge a document again whenever it is saved",
      List.of(
          "Judges a document, and again what a change touches whenever the file is saved; what does not"
              + " depend on the change is not judged again. The annotated article is served to browsers"
              + " on this machine and renews itself there. Ends with Ctrl-C."),
      EnumSet.complementOf(EnumSet.of(Option.FORMAT, Option.OUTPUT, Option.DOCUMENT))),
  COMPLETION(
      "",
      "print the completions for bash and zsh",
      List.of(
          "Prints a script that completes verbs, options and files. In ~/.bashrc: source <(rederive"
              + " completion). In ~/.zshrc, after compinit: autoload -U bashcompinit && bashcompinit,"
              + " then the same."),
      Texts.nothing()),
  MAN(
      "",
      "print the manual page",
      List.of(
          "Prints the manual page. To read it: rederive man | man -l -. To install it: rederive man"
              + " > ~/.local/share/man/man1/rederive.1"),
      Texts.nothing());

  private final String operands;
  private final String summary;
  private final List<String> paragraphs;
  private final Set<Option> options;

  Verb(String operands, String summary, List<String> paragraphs, Set<Option> options) {
    this.operands = operands;
    this.summary = summary;
    this.paragraphs = paragraphs;
    this.options = options;
  }

  /** What the constants share; they cannot use fields of their own class. */
  private static final class Texts {
    static final String DOCUMENTS =
        "Documents are Markdown (.md, .markdown, .qmd, .Rmd), TeX (.tex, .latex, .ltx), Jupyter"
            + " notebooks (.ipynb) and reStructuredText (.rst). TeX takes in the files that it names,"
            + " inside its folder. A directory stands for the documents below it, - for standard"
            + " input. Without any: derivations.";

    /** What shapes a report of all relations has no place where there is no such report. */
    static Set<Option> withoutReports(Option... others) {
      Set<Option> left =
          EnumSet.of(Option.STRICT, Option.VERBOSE, Option.QUIET, Option.FORMAT, Option.OUTPUT);
      left.addAll(List.of(others));
      return EnumSet.complementOf(EnumSet.copyOf(left));
    }

    static Set<Option> nothing() {
      return EnumSet.of(Option.HELP, Option.VERSION);
    }
  }

  boolean accepts(Option option) {
    return options.contains(option);
  }

  /** The options, in the order in which they are listed. */
  Set<Option> options() {
    return options;
  }

  /** What it works on; empty if nothing. */
  String operands() {
    return operands;
  }

  /** What it does, as a phrase. */
  String summary() {
    return summary;
  }

  /** What it does, in sentences. */
  List<String> paragraphs() {
    return paragraphs;
  }

  /** {@code rederive check [OPTION ...] [FILE|DIR|- ...]}. */
  String synopsis() {
    String options = this == COMPLETION || this == MAN ? "" : " [OPTION ...] " + operands;
    return "rederive " + label() + options;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Verb> named(String label) {
    return Arrays.stream(values()).filter(verb -> verb.label().equals(label)).findFirst();
  }

  /** All names, as a sentence lists them. */
  static String labels(String lastWord) {
    List<String> labels = Arrays.stream(values()).map(Verb::label).toList();
    return labels.stream().limit(labels.size() - 1).collect(Collectors.joining(", "))
        + " "
        + lastWord
        + " "
        + labels.get(labels.size() - 1);
  }
}
