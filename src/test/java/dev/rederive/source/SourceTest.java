package dev.rederive.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rederive.document.Neighbours;
import dev.rederive.document.Opening;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Places in documents of several pieces. */
class SourceTest {
  @Test
  void aStretchOfAnotherFileHasItsOwnLines() {
    Page own = Page.own("a\nb 𝑥 \\input{c}\nd");
    Page other = Page.included("dir/c.tex", "e\nf");
    Composition whole = new Composition("m.tex", Markup.TEX);
    whole.append(own, 0, 7);
    whole.append(other, 0, 3);
    whole.fill(" ");
    whole.append(own, 16, 18);
    Source source = whole.source();
    assertEquals("a\nb 𝑥 e\nf \nd", source.text());
    assertEquals("m.tex:2:3", source.position(4).in("m.tex"));
    assertEquals("dir/c.tex:1:1", source.position(7).in("m.tex"));
    Position inner = source.position(9);
    assertEquals("line 2 of dir/c.tex", inner.inWords());
    assertEquals("f", source.page(inner).line(inner.line()));
    assertEquals("m.tex:3:1", source.position(source.text().indexOf('d')).in("m.tex"));
    assertEquals(-1, Integer.signum(inner.compareTo(source.position(source.text().length()))));
    assertNull(source.page("gone.tex", 0));
  }

  @Test
  void aCellKnowsItsLinesAndThoseOfTheFile() {
    String json =
        "{\"cells\": [\n {\"cell_type\": \"code\", \"source\": []},\n"
            + " {\"source\": [\n  \"a\\n\",\n  \"b\"\n ], \"cell_type\": \"markdown\"}\n]}";
    Opening.Result result = new Opening(Neighbours.NONE, List.of()).open("n.ipynb", json, null);
    Source source = ((Opening.Readable) result).source();
    Position place = source.position(source.text().indexOf('b'));
    assertEquals("n.ipynb:cell 2:2:1", place.in("n.ipynb"));
    assertEquals("line 2 of cell 2", place.inWords());
    assertEquals(5, place.lineOfFile());
  }
}
