package dev.rederive.cli;

/** The manual page, from the tables of verbs and options, in the macros of man(7). */
final class ManualPage {
  private final StringBuilder page = new StringBuilder();

  private ManualPage() {}

  /** The page as troff reads it; the same bytes for the same version. */
  static String text() {
    return new ManualPage().write();
  }

  private String write() {
    macro(".TH REDERIVE 1 \"\" \"rederive " + Version.number().orElse("") + "\"");
    macro(".SH NAME");
    line("rederive - check the derivations in a write-up, equation by equation");
    macro(".SH SYNOPSIS");
    for (Verb verb : Verb.values()) {
      line(verb.synopsis());
      macro(".br");
    }
    line("rederive VERB --help");
    macro(".SH DESCRIPTION");
    line(
        "Takes every equation of a document as a statement, differentiates with a computer algebra"
            + " system, compares with what the author derived by hand, cross-checks with finite"
            + " differences, and reports file, line, the step that fails and the point where it"
            + " fails.");
    macro(".SH VERBS");
    for (Verb verb : Verb.values()) {
      macro(".TP");
      macro(".B " + escaped(verb.label() + " " + verb.operands()).strip());
      line(String.join(" ", verb.paragraphs()));
    }
    macro(".SH OPTIONS");
    for (Option option : Option.values()) {
      macro(".TP");
      String value = option.valueLabel().map(label -> " \\fI" + escaped(label) + "\\fR").orElse("");
      macro("\\fB" + escaped(String.join(", ", option.names())) + "\\fR" + value);
      line(option.description() + ".");
    }
    macro(".SH EXIT STATUS");
    line(HelpPages.STATUS.replace("Exit status: ", ""));
    macro(".SH ENVIRONMENT");
    macro(".TP");
    macro(".B NO_COLOR");
    line("If set and not empty, no colour on terminals.");
    macro(".TP");
    macro(".B REDERIVE_JAVA_OPTIONS");
    line("Options for Java, read by the launcher: more memory for a very large write-up, say.");
    return page.toString();
  }

  private void macro(String text) {
    page.append(text).append('\n');
  }

  private void line(String text) {
    String escaped = escaped(text);
    // A line that begins with a full stop or an apostrophe would be a macro.
    page.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "");
    page.append(escaped).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti");
  }
}
