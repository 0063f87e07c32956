package dev.rederive.cli;

/** What {@code --help} prints, from the tables of verbs and options. */
final class HelpPages {
  static final String STATUS =
      "Exit status: 0 nothing refuted (with --strict, nothing left open either); 1 findings; 2 wrong"
          + " usage, a file that cannot be used, or nothing that could be checked.";

  private static final int COLUMNS = 96;
  private static final int INDENT = 20;

  private final StringBuilder page = new StringBuilder();

  private HelpPages() {}

  /** The page about everything. */
  static String overview() {
    HelpPages help = new HelpPages();
    help.paragraph("rederive checks the derivations in a write-up, equation by equation.");
    help.page.append("\nUsage:\n");
    for (Verb verb : Verb.values()) {
      help.entry(verb.synopsis(), 50, verb.summary());
    }
    help.entry("rederive VERB --help", 50, "the options of a verb");
    help.entry("rederive --version", 50, Option.VERSION.description());
    help.page.append('\n');
    help.paragraph(STATUS);
    return help.page.toString();
  }

  /** The page about one verb. */
  static String of(Verb verb) {
    HelpPages help = new HelpPages();
    help.page.append("Usage: ").append(verb.synopsis()).append('\n');
    verb.paragraphs().forEach(help::paragraph);
    help.page.append('\n');
    for (Option option : verb.options()) {
      if (option != Option.HELP && option != Option.VERSION) {
        String value = option.valueLabel().map(label -> " " + label).orElse("");
        String others =
            option.names().size() > 1
                ? "; " + String.join(", ", option.names().subList(1, option.names().size()))
                : "";
        help.entry(option.label() + value, INDENT - 2, option.description() + others);
      }
    }
    if (verb != Verb.COMPLETION && verb != Verb.MAN) {
      help.page.append('\n');
      help.paragraph(STATUS);
    }
    return help.page.toString();
  }

  private void paragraph(String text) {
    wrap(text, 0, 0);
  }

  /** A name and what it stands for, the second column aligned. */
  private void entry(String name, int width, String text) {
    page.append("  ").append(name);
    int gap = width - name.length();
    if (gap < 1) {
      page.append('\n').append(" ".repeat(width + 2));
    } else {
      page.append(" ".repeat(gap));
    }
    wrap(text, width + 2, width + 2);
  }

  /** Breaks lines between words; the first line has so many columns already. */
  private void wrap(String text, int taken, int indent) {
    int column = taken;
    boolean isFirst = true;
    for (String word : text.split(" ")) {
      if (!isFirst && column + 1 + word.length() > COLUMNS) {
        page.append('\n').append(" ".repeat(indent));
        column = indent;
      } else if (!isFirst) {
        page.append(' ');
        column++;
      }
      page.append(word);
      column += word.length();
      isFirst = false;
    }
    page.append('\n');
  }
}
