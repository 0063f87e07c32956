package dev.rederive.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.Judgement;
import dev.rederive.check.Verdict;
import dev.rederive.math.Mark;
import dev.rederive.source.Source;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class JunitReportTest {
  private static Schema schema;

  @BeforeAll
  static void readSchema() throws Exception {
    schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(JunitReportTest.class.getResource("/schemas/junit.xsd"));
  }

  private static Run run(boolean strict, DocumentResult... documents) {
    return new Run(Reports.of(documents), strict, List.of(), 1, null);
  }

  private static Element read(Run run) throws Exception {
    String xml = JunitReport.of(run);
    schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static List<Element> all(Element root, String name) {
    NodeList nodes = root.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static Element result(Element testcase) {
    return all(testcase, "*").get(0);
  }

  @Test
  void aCasePerRelationWithAVerdictAndPerDefect() throws Exception {
    Element root = read(run(false, Reports.slopes(), Reports.misprint()));
    assertEquals(
        List.of(
            "slopes.md|4:1 the document|failure|document",
            "slopes.md|3:9 f'(x) = 3 x|failure|refuted",
            "slopes.md|5:13 f'(1) = 2|system-out|",
            "slopes.md|5:32 a = b|skipped|unread",
            "slopes.md|7:10 a = b|skipped|unread",
            "misprint.md|1:5 1 = 2|skipped|known-wrong"),
        all(root, "testcase").stream()
            .map(
                one ->
                    String.join(
                        "|",
                        one.getAttribute("classname"),
                        one.getAttribute("name"),
                        result(one).getTagName(),
                        result(one).getAttribute("type")))
            .toList());
    assertEquals("6", root.getAttribute("tests"));
    assertEquals("2", root.getAttribute("failures"));
    Element suite = all(root, "testsuite").get(0);
    assertEquals("5", suite.getAttribute("tests"));
    assertEquals("2", suite.getAttribute("skipped"));
  }

  @Test
  void aFailureShowsWhatTheReportForPeopleShows() throws Exception {
    Element failure = all(read(run(false, Reports.slopes())), "failure").get(1);
    assertEquals("refuted: the two sides differ", failure.getAttribute("message"));
    assertEquals(
        """
        slopes.md:3:9: refuted: the two sides differ
          3 | $$f'(x) = 3 x$$
            |         ^
            left:       f'(x)
            right:      3 x
            instance:   j = 1
            at:         x = 0.7, w_{1,2} = -1/3:  left = 1.4, right = 2.1
            hint:       it holds for x = 0""",
        failure.getTextContent());
    assertTrue(
        TextReport.of(Reports.of(Reports.slopes()), Detail.ORDINARY, Palette.PLAIN, false)
            .contains(failure.getTextContent()));
  }

  @ParameterizedTest
  @CsvSource({
    "PROVED, system-out, system-out",
    "AGREES, system-out, system-out",
    "REFUTED, failure, failure",
    "CONFLICT, failure, failure",
    "UNDECIDED, skipped, failure",
    "UNREAD, skipped, failure",
    "SKIPPED, skipped, skipped",
    "KNOWN_WRONG, skipped, skipped",
  })
  void whatBecomesOfAVerdict(Verdict verdict, String ordinary, String strict) throws Exception {
    assertEquals(ordinary, last(read(run(false, Reports.only(verdict)))));
    assertEquals(strict, last(read(run(true, Reports.only(verdict)))));
  }

  private static String last(Element root) {
    List<Element> cases = all(root, "testcase");
    return result(cases.get(cases.size() - 1)).getTagName();
  }

  @Test
  void whatIsUnreadInRunningTextNeverFails() throws Exception {
    List<Element> cases = all(read(run(true, Reports.slopes())), "testcase");
    assertEquals("failure", result(cases.get(3)).getTagName());
    assertEquals("skipped", result(cases.get(4)).getTagName());
  }

  @Test
  void aDocumentInWhichNothingWasCheckedFails() throws Exception {
    Source source = new Source("prose.md", "No equation.\n");
    Element root = read(run(false, new DocumentResult(source, List.of(), List.of())));
    assertEquals("nothing-checked", all(root, "failure").get(0).getAttribute("type"));
  }

  @Test
  void aFileThatCannotBeUsedIsAnError() throws Exception {
    Run run =
        new Run(
            Reports.of(Reports.sound()),
            false,
            List.of(new Run.Refusal("gone.md", "does not exist")),
            2,
            null);
    Element root = read(run);
    assertEquals("1", root.getAttribute("errors"));
    assertEquals("does not exist", all(root, "error").get(0).getAttribute("message"));
    assertEquals("gone.md does not exist", all(root, "error").get(0).getTextContent());
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"PROVED", "REFUTED", "UNDECIDED", "UNREAD", "SKIPPED", "CONFLICT"})
  void anyTextIsValid(Verdict verdict) throws Exception {
    StringBuilder hostile =
        new StringBuilder("]]>&amp;<a b=\"'\">\r\n<!-- <?x?> \ud835\udefc \ud835 ");
    for (char c = 0; c < 0xa0; c++) {
      hostile.append(c);
    }
    hostile.append("\u2028\ufffe\uffff");
    String text = hostile.toString();
    Source source = new Source(text + ".md", "$$1 = 1$$ " + text);
    Judgement judgement = Judgement.plain(verdict, text);
    Element root =
        read(
            new Run(
                Reports.of(
                    new DocumentResult(
                        source,
                        List.of(Reports.claim(source, 1, text, text, Mark.NONE, judgement)),
                        List.of())),
                true,
                List.of(new Run.Refusal(text, text)),
                2,
                null));
    Element testcase = all(root, "testcase").get(1);

    assertTrue(
        testcase
            .getAttribute("classname")
            .contains("]]>&amp;<a b=\"'\"> <!-- <?x?> \ud835\udefc \ufffd"));
  }

  @Test
  void noDocumentsAreAReportToo() throws Exception {
    assertEquals("0", read(run(false)).getAttribute("tests"));
  }

  @Test
  void theSameRunGivesTheSameText() {
    assertEquals(
        JunitReport.of(run(true, Reports.slopes())), JunitReport.of(run(true, Reports.slopes())));
  }

  /** A schema that takes everything tests nothing. */
  @Test
  void theSchemaRefuses() {
    String text = "<testsuites name='x' tests='1' failures='0' errors='0'><case/></testsuites>";
    assertThrows(
        SAXException.class,
        () -> schema.newValidator().validate(new StreamSource(new StringReader(text))));
  }
}
