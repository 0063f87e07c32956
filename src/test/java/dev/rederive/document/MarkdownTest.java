package dev.rederive.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rederive.document.DocumentItem.Defect;
import dev.rederive.document.DocumentItem.Directive;
import dev.rederive.document.DocumentItem.Heading;
import dev.rederive.document.DocumentItem.MathFragment;
import dev.rederive.source.Source;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents and the items found in them, one after the other. */
class MarkdownTest {
  /** {@code $a} inline, {@code $$a} display, {@code #1 a} heading, {@code @a b} directive. */
  static String items(String path, String text) {
    Source source = new Source(path, text);
    return Documents.read(source).items().stream()
        .map(item -> print(source, item))
        .collect(Collectors.joining(" | "));
  }

  private static String print(Source source, DocumentItem item) {
    if (item instanceof MathFragment math) {
      String mark = math.layout() == DocumentItem.Layout.DISPLAY ? "$$" : "$";
      return mark + source.slice(math.content()).strip();
    }
    if (item instanceof Heading heading) {
      return "#" + heading.level() + " " + heading.text();
    }
    if (item instanceof Directive directive) {
      return "@" + directive.name() + " " + directive.argument();
    }
    if (item instanceof Defect defect) {
      return "!" + defect.message() + " at " + source.position(defect.span().start()).line();
    }
    return "macro " + source.slice(item.span());
  }

  private static String markdown(String text) {
    return items("a.md", text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "  =>  ",
      quoteCharacter = '~',
      nullValues = "nothing",
      textBlock =
          """
          a $x$ b  =>  $x
          $a*b*c$ and $\\{d\\}$  =>  $a*b*c | $\\{d\\}
          其中$y=1$中文  =>  $y=1
          it costs $5 and $6  =>  nothing
          from $5 to $6$ or so  =>  $6
          $5 and `$code$`  =>  nothing
          a $ x$ and US$5$  =>  nothing
          \\$x\\$ but $y$  =>  $y
          $a \\$ b$  =>  $a \\$ b
          `$a$` ``$b ` $c$`` $d$  =>  $d
          an ` unclosed tick $a$  =>  $a
          $`a`$  =>  $a
          text $$a = b$$ more  =>  $$a = b
          \\[a = b\\] and \\(c\\)  =>  $$a = b | $c
          \\\\(c\\\\)  =>  $c
          an escaped \\[ bracket $a$  =>  $a
          <a href="$x$">$y$</a>  =>  $y
          if a<b then $c$  =>  $c
          [label $a$]($b$) $c$  =>  $a | $c
          <!-- $a$ --> $b$  =>  $b
          <pre>$a$</pre> <code>$b$</code> $c$  =>  $c
          <script type="math/tex; mode=display">a</script>  =>  $$a
          <script type="math/tex">a</script>  =>  $a
          <script>$a$</script>  =>  nothing
          ## The $x$ rule ##  =>  #2 The $x$ rule | $x
          <!-- rederive: skip too hard -->  =>  @skip too hard
          | $|a|$ | $b$ |  =>  $|a| | $b
          - $a$  =>  $a
          1. $$a$$  =>  $$a
          """)
  void readsLines(String text, String expected) {
    assertEquals(expected == null ? "" : expected, markdown(text));
  }

  @Test
  void readsBlocks() {
    assertEquals("$$a\n= b", markdown("$$\na\n= b\n$$\n"));
    assertEquals("$$a\n= b", markdown("```math\na\n= b\n```\n"));
    assertEquals("$$a\n- b", markdown("$\na\n- b\n$\n"));
    assertEquals(
        "$$\\begin{align*}\na\n\\end{align*} | $c",
        markdown("\\begin{align*}\na\n\\end{align*}\n$c$"));
    assertEquals("$b", markdown("```\n$a$\n```\n$b$\n"));
    assertEquals("$b", markdown("~~~~ python\n$a$\n~~~\n~~~~\n$b$\n"));
    assertEquals("$b", markdown("text\n\n    $a$\n\n$b$\n"));
    assertEquals("$a | $b", markdown("- item\n\n    $a$\n\n$b$\n"));
    assertEquals("$b", markdown("- item\n\n      $a$\n\n$b$\n"));
    assertEquals("$b", markdown("---\ntitle: $a$\n---\n$b$\n"));
    assertEquals("#1 Title | #2 Sub", markdown("Title\n=====\n\nSub\n---\n"));
    assertEquals("$a\nb", markdown("so $a\nb$ is\n"));
    assertEquals("", markdown("so $a\n\nb$ is\n"));
    assertEquals("", markdown(""));
  }

  @Test
  void readsQuotedMathematics() {
    assertEquals("$$> a\n> = b\n>", markdown("> $$\n> a\n> = b\n> $$\n"));
    assertEquals("$a", markdown("> - $a$\n"));
  }

  @Test
  void readsWindowsLineEnds() {
    assertEquals("$$a | #1 T | $b", markdown("$$\r\na\r\n$$\r\n\r\n# T\r\n$b$\r\n"));
  }

  @Test
  void directivesSpanLines() {
    assertEquals("@given a = 1,\n  b = 2", markdown("<!-- rederive: given a = 1,\n  b = 2 -->"));
    assertEquals(
        "@sizes n = 3 | @claim ", markdown("<!-- rederive: sizes n = 3\nrederive: claim -->"));
  }

  @Test
  void macrosInTheTextAreKept() {
    assertEquals(
        "macro \\newcommand{\\m}[1]{$#1$} | $a", markdown("\\newcommand{\\m}[1]{$#1$}\n\n$a$"));
  }

  @Test
  void aBrokenPlaceCostsOnlyItself() {
    assertEquals("!$$ is never closed at 1 | $b", markdown("$$ a\n\n$b$\n"));
    assertEquals("!the code fence is never closed at 1 | $b", markdown("```python\n\n$b$\n"));
    assertEquals("!the comment is never closed at 1 | $b", markdown("<!-- a\n\n$b$\n"));
    assertEquals(
        "!\\begin{align} is never closed at 1 | $b", markdown("\\begin{align}\na\n\n$b$\n"));
    assertEquals(
        "!\\begin{align} is never closed at 1 | $$\\begin{align}b\\end{align}",
        markdown("\\begin{align}\na\n\n\\begin{align}b\\end{align}\n"));
    assertEquals("!\\[ is never closed at 1 | $b", markdown("\\[\na\n\n$b$\n"));
  }
}
