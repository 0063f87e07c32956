package dev.rederive.report.html;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.Commentator;
import dev.rederive.check.Report;
import dev.rederive.report.Run;
import dev.rederive.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Annotated articles of documents that are really judged. */
final class Pages {
  /** Everything that a write-up may try against the page that shows it. */
  static final String HOSTILE =
      """
      ---
      title: <script>document.title = 'hacked'</script>
      ---
      # Heading <script>document.title = 'hacked'</script> $a<b$

      <script>document.title = 'hacked'</script>
      <img src=x onerror="document.title='hacked'"> <svg onload="document.title='hacked'"></svg>
      <iframe src="https://example.com/"></iframe><object data="x"></object><embed src="x">
      <style>* { display: none !important }</style><link rel="stylesheet" href="https://example.com/a.css">
      <form action="https://example.com/"><input name="q"><button id="next">go</button></form>
      <base href="https://example.com/"><meta http-equiv="refresh" content="0;url=https://example.com/">
      <a href="javascript:document.title='hacked'" onclick="document.title='hacked'">one</a>
      [two](javascript:document.title='hacked') [three](data:text/html,<script>1</script>)
      ![picture](https://example.com/a.png "title") <p style="position:fixed" class="toolbar" id="overview">p</p>

      $$f(x) = x^2 \\text{</span><script>document.title='hacked'</script>}$$

      $$f(x) = x^2$$

      $$f'(x) = 3 x$$

      $$f'(x) = 2 x \\htmlData{sign=0}{\\href{javascript:document.title='hacked'}{!}}$$

      $$\\href{javascript:document.title='hacked'}{y} = \\includegraphics{https://example.com/b.png} + 1$$

      <!-- rederive: skip </script><script>document.title='hacked'</script> -->
      $$f(1) = 2$$

      $</script><script>document.title='hacked'</script> = 1$, `</script>`, \ue0000\ue001 and \ue00099\ue001

      | a | b |
      |---|---|
      | $x = 1$ | <b onmouseover="document.title='hacked'">bold</b> |
      """;

  private Pages() {}

  static Source file(String path) {
    try {
      return new Source(path, Files.readString(Path.of(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Report check(Source... sources) {
    try (Checker checker = new Checker(CheckSettings.DEFAULT)) {
      return checker.check(Arrays.asList(sources), (done, total) -> {});
    }
  }

  static Edition edition(Report report) {
    try (Commentator commentator = new Commentator(CheckSettings.DEFAULT)) {
      Run run =
          new Run(
              report,
              false,
              List.of(new Run.Refusal("<b>.pdf", "is no <i>document</i>")),
              1,
              "1.2.3");
      return new Edition(run, commentator.comment(report), "rederive check '<b>'");
    }
  }

  static String page(Source... sources) {
    return HtmlReport.of(edition(check(sources)));
  }
}
