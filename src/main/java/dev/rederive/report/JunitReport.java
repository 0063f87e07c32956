package dev.rederive.report;

import dev.rederive.check.DocumentResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The report for test runners, as JUnit XML in the form that Jenkins' schema {@code junit-10.xsd}
 * describes and that other readers agree on. A document is a suite and each of its relations with a
 * verdict a case, so that what was checked and what was never looked at differ. Nothing in it
 * depends on the clock or the machine.
 */
public final class JunitReport {
  private final Run run;
  private final StringBuilder xml = new StringBuilder();

  private JunitReport(Run run) {
    this.run = run;
  }

  /** The element that tells what became of a case; one that passed has only its output. */
  private enum Result {
    PASSED("system-out"),
    FAILURE("failure"),
    ERROR("error"),
    SKIPPED("skipped");

    private final String element;

    Result(String element) {
      this.element = element;
    }

    static Result of(TestCase.Result result) {
      return switch (result) {
        case PASSED -> PASSED;
        case FAILED -> FAILURE;
        case SKIPPED -> SKIPPED;
      };
    }
  }

  /** One case; the message is null where it passed. */
  private record Case(String name, Result result, String type, String message, List<String> body) {
    static Case of(TestCase one) {
      return new Case(one.name(), Result.of(one.result()), one.kind(), one.message(), one.body());
    }
  }

  private record Suite(String name, List<Case> cases) {
    long count(Result result) {
      return cases.stream().filter(one -> one.result == result).count();
    }
  }

  /** The whole document, in UTF-8 by its declaration, ended by a line feed. */
  public static String of(Run run) {
    return new JunitReport(run).write();
  }

  private String write() {
    List<Suite> suites = new ArrayList<>();
    for (Run.Refusal refusal : run.refusals()) {
      suites.add(
          new Suite(
              refusal.path(),
              List.of(
                  new Case(
                      "the file",
                      Result.ERROR,
                      "unusable-file",
                      refusal.problem(),
                      List.of(Legible.line(refusal.path() + " " + refusal.problem()))))));
    }
    for (DocumentResult document : run.report().documents()) {
      suites.add(suite(document));
    }
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    attribute("name", "rederive");
    attribute("tests", suites.stream().mapToLong(suite -> suite.cases.size()).sum());
    attribute("failures", suites.stream().mapToLong(s -> s.count(Result.FAILURE)).sum());
    attribute("errors", suites.stream().mapToLong(s -> s.count(Result.ERROR)).sum());
    xml.append(">\n");
    suites.forEach(this::suite);
    return xml.append("</testsuites>\n").toString();
  }

  private Suite suite(DocumentResult document) {
    return new Suite(
        document.source().path(),
        TestCase.of(document, run.strict(), run.report().seed()).stream().map(Case::of).toList());
  }

  private void suite(Suite suite) {
    xml.append("  <testsuite");
    attribute("name", Legible.line(suite.name));
    attribute("tests", suite.cases.size());
    attribute("failures", suite.count(Result.FAILURE));
    attribute("errors", suite.count(Result.ERROR));
    attribute("skipped", suite.count(Result.SKIPPED));
    xml.append(">\n");
    for (Case one : suite.cases) {
      xml.append("    <testcase");
      attribute("classname", Legible.line(suite.name));
      attribute("name", one.name);
      xml.append(">\n      <").append(one.result.element);
      if (one.message != null) {
        attribute("type", one.type);
        attribute("message", Legible.line(one.message));
      }
      xml.append('>');
      escape(String.join("\n", one.body));
      xml.append("</").append(one.result.element).append(">\n    </testcase>\n");
    }
    xml.append("  </testsuite>\n");
  }

  private void attribute(String name, long number) {
    attribute(name, Long.toString(number));
  }

  private void attribute(String name, String value) {
    xml.append(' ').append(name).append("=\"");
    escape(value);
    xml.append('"');
  }

  /** What XML 1.0 cannot hold, not even as a reference (its production 2), becomes U+FFFD. */
  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\r' -> xml.append("&#13;");
                default -> xml.appendCodePoint(isCharacter(c) ? c : 0xfffd);
              }
            });
  }

  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
