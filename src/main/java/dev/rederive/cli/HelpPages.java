package dev.rederive.cli;

/** What {@code --help} prints. */
final class HelpPages {
  private static final String STATUS =
      """

      Exit status: 0 nothing refuted (with --strict, nothing left open either); 1 findings;
      2 wrong usage, a file that cannot be used, or nothing that could be checked.
      """;

  private static final String LIMITS =
      """
        --macros FILE     TeX macros defined elsewhere, such as a .sty file; repeatable
        --as FORM         what standard input, or a file of another ending, is written in: markdown,
                          tex, notebook or rst; default: told by its text
        --size NAME=N     a size for a bound, by its name in the document; repeatable
        --jobs N          claims judged at once; default: the machine's cores
        --seed N          where random choices come from; default: 1
        --timeout SECONDS the longest that one claim may take; default: 20
        --no-color        no colour, on terminals either
      """;

  private static final String DETAIL =
      """
        --strict          what could not be read or decided fails too
        --verbose         every equation with its verdict and the evidence for it; -v
        --quiet           findings and the summary alone; -q
      """;

  private static final String REPORTS =
      """
        --format FORMAT   form of a report: %s; default: text; repeatable
        --output FILE     where the report of the --format before it goes; without it, standard
                          output. Of github, FILE gets the page that sums up, standard output the
                          annotations; that page is also appended to $GITHUB_STEP_SUMMARY
      """
          .formatted(ReportFormat.labels());

  private static final String DOCUMENTS =
      """
      Documents are Markdown (.md, .markdown, .qmd, .Rmd), TeX (.tex, .latex, .ltx), Jupyter notebooks
      (.ipynb) and reStructuredText (.rst). TeX takes in the files that it names, inside its folder. A
      directory stands for the documents below it, - for standard input. Without any: derivations.

      """;

  private HelpPages() {}

  /** The page about everything. */
  static String overview() {
    return """
        rederive checks the derivations in a write-up, equation by equation.

        Usage:
          rederive check [OPTION ...] [FILE|DIR|- ...]    judge every equation
          rederive explain [OPTION ...] FILE:LINE         tell how one line was read and judged
          rederive mutate [OPTION ...] [FILE|DIR|- ...]   break what is proved, and see it caught
          rederive VERB --help                            the options of a verb
          rederive --version
        """
        + STATUS;
  }

  /** The page about one verb. */
  static String of(Verb verb) {
    return switch (verb) {
      case CHECK ->
          """
          Usage: rederive check [OPTION ...] [FILE|DIR|- ...]
          Judges every equation of the documents.
          """
              + DOCUMENTS
              + DETAIL
              + REPORTS
              + LIMITS
              + STATUS;
      case EXPLAIN ->
          """
          Usage: rederive explain [OPTION ...] FILE:LINE[:COLUMN]
          Tells how the equations on a line were read, what they depend on, the derivative found by
          the computer algebra system, and what each engine answered. With the column of a relation
          sign, as findings print it, only that relation. In a notebook: FILE:cell N:LINE. In a file
          that a TeX document takes in:

            --document FILE   the document

          """
              + LIMITS
              + STATUS;
      case MUTATE ->
          """
          Usage: rederive mutate [OPTION ...] [FILE|DIR|- ...]
          Breaks every proved claim in small ways, and reports how many of the breaks are caught: the
          table by operator, and every break that leaves the claim true (equivalent), leaves nothing to
          judge (void) or goes unseen (survived). Status 1 if any survives.
          """
              + DOCUMENTS
              + LIMITS
              + STATUS;
    };
  }
}
