package dev.rederive.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.DocumentResult;
import dev.rederive.document.DocumentItem;
import dev.rederive.document.Documents;
import dev.rederive.source.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of several files, and files that only look like documents. */
class InclusionTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Source open(Path file, String... macros) {
    Reading reading = new Reading(List.of(macros), null);
    Input input = Inputs.openOne(file.toString(), reading, InputStream.nullInputStream());
    return ((Input.Readable) input).source();
  }

  private String judged(Path file, String... macros) {
    try (Checker checker = new Checker(CheckSettings.DEFAULT)) {
      DocumentResult result =
          checker.check(List.of(open(file, macros)), (done, total) -> {}).documents().get(0);
      String findings =
          result.findings().stream()
              .map(finding -> finding.place().in("main.tex") + " " + finding.message())
              .collect(Collectors.joining("; "));
      return (result.relations().stream()
                  .map(
                      r ->
                          r.place().in("main.tex")
                              + " "
                              + (r.verdict() == null ? "D" : r.verdict()))
                  .collect(Collectors.joining("; "))
              + (findings.isEmpty() ? "" : "; " + findings))
          .replace(folder + "/", "");
    }
  }

  private List<String> defects(Path file) {
    Source source = open(file);
    return Documents.read(source).items().stream()
        .filter(DocumentItem.Defect.class::isInstance)
        .map(item -> ((DocumentItem.Defect) item).message())
        .toList();
  }

  @Test
  void aRelationIsFoundInTheFileItStandsIn() throws IOException {
    write("defs/macros.tex", "\\newcommand{\\pd}[2]{\\frac{\\partial #1}{\\partial #2}}");
    write("chapters/one.tex", "First\n\\[ \\pd{y}{x} = 2 x \\]\n\\input{chapters/inner}\n");
    write("chapters/inner.tex", "\n\n  $$\\pd{y}{x} = x$$");
    Path main =
        write(
            "main.tex",
            "\\documentclass{article}\n\\input{defs/macros}\n\\begin{document}\n$y = x^2$\n"
                + "% \\input{gone}\n\\include{chapters/one} $y = x \\cdot x$\n\\end{document}\n");
    assertEquals(
        "main.tex:4:4 D; chapters/one.tex:2:14 PROVED; chapters/inner.tex:3:15 REFUTED;"
            + " main.tex:6:27 PROVED",
        judged(main));
  }

  @Test
  void ofASubfileOnlyTheBodyIsTakenIn() throws IOException {
    write(
        "part.tex",
        "\\documentclass[main]{subfiles}\n$y = 7$\n\\begin{document}\n$y = 2 x$\n\\end{document}\n");
    Path main =
        write("main.tex", "\\begin{document}\n$y = x + x$\n\\subfile{part}\n\\end{document}");
    assertEquals("main.tex:2:4 D; part.tex:4:4 PROVED", judged(main));
  }

  @Test
  void localPackagesAndMacroFilesDefine() throws IOException {
    write("local.sty", "\\ProvidesPackage{local}\n\\newcommand{\\sq}[1]{#1^2}\n$y = 9$\n");
    write("more.tex", "\\newcommand{\\half}{\\frac12}\\newcommand{\\sq}[1]{#1^3}");
    Path tex =
        write("main.tex", "\\usepackage{amsmath, local}\n\\[ y = \\sq{x} \\]\n\\[ y = x x \\]");
    assertEquals("main.tex:2:6 D; main.tex:3:6 PROVED", judged(tex));
    Path markdown = write("a.md", "$y = \\half x$\n\n$$2 y = x$$\n");
    String more = folder.resolve("more.tex").toString();
    assertEquals("main.tex:1:4 D; main.tex:3:7 PROVED", judged(markdown, more));
    Path own = write("b.md", "$\\def\\half{3} y = \\half x$\n\n$$y = 3 x$$\n");
    assertEquals("main.tex:1:17 D; main.tex:3:5 PROVED", judged(own, more));
  }

  @Test
  void whatCannotBeTakenInIsSaidAtItsPlaceAndTheRestIsRead() throws IOException {
    Path main = write("main.tex", "$y = x$\n\\input{gone}\n$y = x + 0$\n");
    assertEquals(
        "main.tex:1:4 D; main.tex:3:4 PROVED; main.tex:2:1 \\input{gone}: there is no such file",
        judged(main));
  }

  @Test
  void nothingOutsideTheFolderIsOpened() throws IOException {
    write("secret.tex", "$s = 1$");
    Path main =
        write(
            "doc/main.tex",
            "\\input{../secret}\n\\input{/etc/hosts}\n\\input{x/../../secret.tex}\n");
    List<String> defects = defects(main);
    assertEquals(3, defects.size());
    assertTrue(defects.get(0).contains("outside the document's folder"), defects.get(0));
    assertTrue(defects.get(2).contains("outside the document's folder"), defects.get(2));
    Files.createSymbolicLink(folder.resolve("doc/link.tex"), folder.resolve("secret.tex"));
    Files.createSymbolicLink(folder.resolve("doc/dir"), folder);
    Files.writeString(main, "\\input{link}\\input{dir/secret}");
    defects = defects(main);
    assertEquals(2, defects.size());
    assertTrue(defects.get(0).contains("leads out"), defects.get(0));
    assertTrue(defects.get(1).contains("leads out"), defects.get(1));
  }

  @Test
  void circlesAndBombsEnd() throws IOException {
    Path self = write("main.tex", "\\input{main}\\input{b}");
    write("b.tex", "\\input{c}");
    write("c.tex", "$c$ \\input{b}");
    assertEquals(2, defects(self).size());
    for (int k = 0; k < 25; k++) {
      String next = "\\input{bomb" + (k + 1) + "}";
      write("bomb" + k + ".tex", "x " + next + next);
    }
    write("bomb25.tex", "y");
    List<String> defects = defects(write("bombs.tex", "\\input{bomb0} $y = 1$"));
    assertTrue(defects.stream().anyMatch(d -> d.contains("nested") || d.contains("more than")));
  }

  @Test
  void aDirectoryJudgesWhatAnotherDocumentTakesInOnlyThere() throws IOException {
    write("a.tex", "$x + x = 2 x$");
    write("z.tex", "\\input{a} $x = x$");
    List<Input> inputs = Inputs.open(List.of(folder.toString()), InputStream.nullInputStream());
    assertEquals(1, inputs.size());
    assertTrue(((Input.Readable) inputs.get(0)).source().path().endsWith("z.tex"));
    assertEquals(
        2,
        Inputs.open(
                List.of(folder.resolve("a.tex").toString(), folder.toString()),
                InputStream.nullInputStream())
            .size());
  }

  @Test
  void aBrokenNotebookSaysWhere() throws IOException {
    Path file = write("a.ipynb", "{\n \"cells\": [\n  {\"cell_type\": \"markdown\",\n");
    Input input = Inputs.openOne(file.toString(), Reading.PLAIN, InputStream.nullInputStream());
    String problem = ((Input.Unusable) input).problem();
    assertTrue(problem.contains("line 4") && problem.contains("Jupyter"), problem);
    Files.writeString(file, "{\"a\": 1}");
    input = Inputs.openOne(file.toString(), Reading.PLAIN, InputStream.nullInputStream());
    assertTrue(((Input.Unusable) input).problem().contains("no list of cells"));
    Files.writeString(file, "{\"cells\": " + "[".repeat(100_000));
    input = Inputs.openOne(file.toString(), Reading.PLAIN, InputStream.nullInputStream());
    assertTrue(input instanceof Input.Unusable);
  }

  @Test
  void standardInputIsLookedAt() {
    assertEquals("MARKDOWN", standardInput("```\n\\documentclass{a}\n```\n$x = 1$"));
    assertEquals("TEX", standardInput("% notes\n\\documentclass{article}\n"));
    assertEquals("RESTRUCTURED_TEXT", standardInput("Text\n\n.. math:: x = 1\n"));
    assertEquals("NOTEBOOK", standardInput("{\"cells\": []}"));
  }

  private static String standardInput(String text) {
    InputStream stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    Input input = Inputs.openOne("-", Reading.PLAIN, stream);
    return ((Input.Readable) input).source().markup().name();
  }
}
