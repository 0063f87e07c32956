package dev.rederive.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.document.Document;
import dev.rederive.document.DocumentItem;
import dev.rederive.document.Documents;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacrosTest {
  private static List<Chain> chains(String text) {
    Source source = new Source("macros.md", text);
    Document document = Documents.read(source);
    Macros macros = Macros.of(document);
    List<Chain> chains = new ArrayList<>();
    for (DocumentItem item : document.items()) {
      if (item instanceof DocumentItem.MathFragment math) {
        chains.addAll(LatexParser.parse(source, math, macros));
      }
    }
    return chains;
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "  =>  ",
      quoteCharacter = '~',
      textBlock =
          """
          \\newcommand{\\R}{\\mathbb{R}} $x \\in \\R^n$  =>  x ∈ mathbb<R>^n
          $$\\newcommand\\pd[2]{\\frac{\\partial #1}{\\partial #2}}$$ $\\pd{E}{w}$  =>  frac[{partial E}; {partial w}]
          $\\newcommand{\\norm}[2][2]{\\|#2\\|_{#1}}$ $\\norm x = \\norm[1]{x}$  =>  ‖x‖_2 = ‖x‖_1
          $\\def\\half{\\frac12}$ $\\half x$  =>  {frac[1; 2] x}
          $\\def\\sq#1{#1^2}$ $\\sq{x}$  =>  x^2
          $\\DeclareMathOperator{\\net}{net}$ $\\net_j$  =>  "net"_j
          $\\let\\eps\\varepsilon$ $\\eps$  =>  varepsilon
          $\\providecommand{\\a}{x}\\providecommand{\\a}{y}$ $\\a$  =>  x
          $\\let\\oldphi\\phi \\renewcommand{\\phi}{\\varphi}$ $\\phi = \\oldphi$  =>  varphi = phi
          $\\let\\old\\vec \\renewcommand{\\vec}[1]{\\old{\\mathbf{#1}}}$ $\\vec{x}$  =>  vec<mathbf<x>>
          $\\DeclarePairedDelimiter{\\abs}{\\lvert}{\\rvert}$ $\\abs{x} = \\abs*{y} = \\abs[\\big]{z}$  =>  |x| = |y| = |z|
          $\\NewDocumentCommand{\\p}{s O{2} m}{\\IfBooleanTF{#1}{#3}{#3^{#2}}}$ $\\p{f} = \\p[3]{f} = \\p*{g}$  =>  f^2 = f^3 = g
          $\\NewDocumentCommand{\\ev}{o m}{\\IfNoValueTF{#1}{#2}{#2_{#1}}}$ $\\ev{x} = \\ev[t]{x}$  =>  x = x_t
          $\\newcommand\\bx{\\mathbf x} \\newcommand\\half\\frac$ $\\bx = \\half12$  =>  mathbf<x> = frac[1; 2]
          <!-- \\newcommand{\\z}{y} --> $\\z$  =>  y
          $\\newcommand{\\a}{\\b}\\newcommand{\\b}{y}$ $\\a$  =>  y
          """)
  void expands(String text, String expected) {
    List<Chain> chains = chains(text);
    assertEquals(1, chains.size());
    assertEquals(expected, NotationPrinter.print(chains.get(0)));
  }

  @Test
  void theLastDefinitionBeforeTheCallCounts() {
    List<Chain> chains = chains("$\\def\\a{x}$ $\\a$ and $\\def\\a{y}$ $\\a$");
    assertEquals("x", NotationPrinter.print(chains.get(0)));
    assertEquals("y", NotationPrinter.print(chains.get(1)));
  }

  @Test
  void aDefinitionMayGoOnInTheNextLine() {
    List<Chain> chains =
        chains("\\newcommand{\\a}\n  {x}\n\\newcommand{\\b}[1]{%\n #1 % }\n}\n\n$\\a \\b{y}$");
    assertEquals("{x y}", NotationPrinter.print(chains.get(0)));
    chains = chains("---\nheader-includes:\n  - \\newcommand{\\a}{x}\n---\n\n$\\a$");
    assertEquals("x", NotationPrinter.print(chains.get(0)));
  }

  @Test
  void aMacrosOutputStandsAtItsCall() {
    String text = "$\\newcommand{\\is}{=}$ $a \\is b$";
    Chain chain = chains(text).get(0);
    int call = text.lastIndexOf("\\is");
    assertEquals(new Span(call, call + 3), chain.signs().get(0).span());
  }

  @Test
  void anEndlessMacroIsRefusedAndTheRestIsRead() {
    List<Chain> chains = chains("$\\def\\a{\\a\\a x}$ $\\a = 1$ and $k = 2$");
    Notation left = chains.get(0).sides().get(0);
    assertTrue(left instanceof Notation.Unread, "an endless macro was read");
    assertTrue(((Notation.Unread) left).reason().contains("does not end"));
    assertEquals("k = 2", NotationPrinter.print(chains.get(1)));
  }
}
