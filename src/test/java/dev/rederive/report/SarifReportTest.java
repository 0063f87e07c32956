package dev.rederive.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.rederive.check.DocumentResult;
import dev.rederive.check.Judgement;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Verdict;
import dev.rederive.math.Mark;
import dev.rederive.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifReportTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static JsonSchema schema;

  @BeforeAll
  static void readSchema() throws IOException {
    try (InputStream text =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
              .getSchema(MAPPER.readTree(text));
    }
  }

  private static Set<ValidationMessage> faults(JsonNode log) {
    return schema.validate(
        log, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  private static byte[] bytes(Run run) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SarifReport.write(run, out);
    return out.toByteArray();
  }

  /** The only run of the log, which is valid. */
  private static JsonNode read(Run run) throws IOException {
    JsonNode log = MAPPER.readTree(bytes(run));
    assertEquals(Set.of(), faults(log));
    assertEquals(1, log.get("runs").size());
    return log.at("/runs/0");
  }

  private static JsonNode read(boolean strict, DocumentResult... documents) throws IOException {
    return read(new Run(Reports.of(documents), strict, List.of(), 1, "1.2.3"));
  }

  private static JsonNode json(String text) throws IOException {
    return MAPPER.readTree(text);
  }

  @Test
  void aResultPerFinding() throws IOException {
    JsonNode results =
        read(false, Reports.slopes(), Reports.misprint(), Reports.sound()).get("results");
    List<String> found = new ArrayList<>();
    for (JsonNode result : results) {
      found.add(
          String.join(
              " ",
              result.at("/locations/0/physicalLocation/artifactLocation/uri").textValue(),
              result.at("/locations/0/physicalLocation/region/startLine").asText(),
              result.get("ruleId").textValue(),
              result.get("level").textValue()));
    }
    assertEquals(
        List.of(
            "slopes.md 3 refuted error",
            "slopes.md 4 document error",
            "slopes.md 5 unread warning"),
        found);
  }

  @Test
  void aRefutedRelation() throws IOException {
    ObjectNode result = (ObjectNode) read(false, Reports.slopes()).at("/results/0");
    assertTrue(
        result
            .at("/partialFingerprints/rederiveStatement~1v1")
            .textValue()
            .matches("[0-9a-f]{32}"));
    result.remove("partialFingerprints");
    assertEquals(
        json(
            """
            {"ruleId": "refuted", "ruleIndex": 0, "kind": "fail", "level": "error",
             "message": {"text": "refuted: the two sides differ; for j = 1: at x = 0.7, \
            w_{{1,2}} = -1/3: left = 1.4, right = 2.1; it holds for x = 0."},
             "locations": [{"physicalLocation": {
               "artifactLocation": {"uri": "slopes.md", "uriBaseId": "%SRCROOT%", "index": 0},
               "region": {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 10,
                          "snippet": {"text": "="}},
               "contextRegion": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 16,
                                 "snippet": {"text": "$$f'(x) = 3 x$$"}}}}],
             "properties": {"verdict": "REFUTED", "left": "f'(x)", "relation": "=",
               "right": "3  x", "reading": "f'(x) = 3  x",
               "witness": {"at": {"x": "0.7", "w_{1,2}": "-1/3"}, "left": "1.4", "right": "2.1",
                           "instance": "j = 1"}}}
            """),
        result);
  }

  @ParameterizedTest
  @CsvSource({
    "PROVED, '', ''",
    "AGREES, '', ''",
    "REFUTED, error, error",
    "CONFLICT, error, error",
    "UNDECIDED, warning, error",
    "UNREAD, warning, error",
    "SKIPPED, '', ''",
    "KNOWN_WRONG, '', ''",
  })
  void theLevelOfAVerdict(Verdict verdict, String ordinary, String strict) throws IOException {
    assertEquals(ordinary, level(read(false, Reports.only(verdict)), verdict));
    assertEquals(strict, level(read(true, Reports.only(verdict)), verdict));
  }

  private static String level(JsonNode run, Verdict verdict) {
    for (JsonNode result : run.get("results")) {
      if (result.at("/properties/verdict").asText().equals(verdict.name())) {
        return result.get("level").textValue();
      }
    }
    return "";
  }

  @Test
  void everyRuleIsExplainedAndEveryResultHasOne() throws IOException {
    List<JsonNode> runs = new ArrayList<>(List.of(read(true, Reports.slopes())));
    for (Verdict verdict : Verdict.values()) {
      runs.add(read(true, Reports.only(verdict)));
    }
    JsonNode rules = runs.get(0).at("/tool/driver/rules");
    for (JsonNode rule : rules) {
      for (String field : List.of("shortDescription", "fullDescription", "help")) {
        assertTrue(rule.get(field).get("text").textValue().endsWith("."), rule.toString());
      }
      assertTrue(rule.at("/defaultConfiguration/level").isTextual());
    }
    Set<String> used = new TreeSet<>();
    for (JsonNode run : runs) {
      for (JsonNode result : run.get("results")) {
        String id = result.get("ruleId").textValue();
        used.add(id);
        assertEquals(id, rules.get(result.get("ruleIndex").intValue()).get("id").textValue());
      }
    }
    Set<String> all = new TreeSet<>();
    rules.forEach(rule -> all.add(rule.get("id").textValue()));
    assertEquals(all, used);
  }

  @Test
  void theInvocation() throws IOException {
    JsonNode run = read(new Run(Reports.of(Reports.sound()), false, List.of(), 0, "1.2.3"));
    assertEquals(0, run.at("/invocations/0/exitCode").intValue());
    assertTrue(run.at("/invocations/0/executionSuccessful").booleanValue());
    assertEquals("1.2.3", run.at("/tool/driver/semanticVersion").textValue());
    assertEquals("rederive/", run.at("/automationDetails/id").textValue());

    Run.Refusal gone = new Run.Refusal("a b.md", "does not exist");
    run = read(new Run(Reports.of(Reports.sound()), false, List.of(gone), 2, null));
    JsonNode invocation = run.at("/invocations/0");
    assertEquals(2, invocation.get("exitCode").intValue());
    assertFalse(invocation.get("executionSuccessful").booleanValue());
    JsonNode notification = invocation.at("/toolExecutionNotifications/0");
    assertEquals("a b.md does not exist", notification.at("/message/text").textValue());
    assertEquals(
        "a%20b.md",
        notification.at("/locations/0/physicalLocation/artifactLocation/uri").textValue());
    assertEquals(run.at("/tool/driver/notifications/0/id"), notification.at("/descriptor/id"));
    assertTrue(run.at("/tool/driver/version").isMissingNode());
  }

  private static List<String> fingerprints(String path, String text, int... signs)
      throws IOException {
    Source source = new Source(path, text);
    List<RelationResult> relations = new ArrayList<>();
    for (int sign : signs) {
      String side = text.charAt(source.text().indexOf('=', nth(text, sign)) - 1) + "";
      relations.add(
          Reports.claim(source, sign, side, "2", Mark.NONE, Judgement.plain(Verdict.REFUTED, "x")));
    }
    List<String> prints = new ArrayList<>();
    for (JsonNode result :
        read(false, new DocumentResult(source, relations, List.of())).get("results")) {
      prints.add(result.at("/partialFingerprints/rederiveStatement~1v1").textValue());
    }
    return prints;
  }

  private static int nth(String text, int sign) {
    int at = -1;
    for (int i = 0; i < sign; i++) {
      at = text.indexOf('=', at + 1);
    }
    return at;
  }

  @Test
  void fingerprintsStayWhenLinesMove() throws IOException {
    List<String> before = fingerprints("a.md", "$$1=2$$\n\n$$1=2$$\n\n$$3=2$$\n", 1, 2, 3);
    List<String> after =
        fingerprints("./a.md", "Words.\n\n$$3=2$$\n\nMore.\n\n$$1=2$$ and $$1=2$$\n", 1, 2, 3);
    assertEquals(3, Set.copyOf(before).size());
    assertEquals(List.of(after.get(1), after.get(2), after.get(0)), before);
    assertNotEquals(before, fingerprints("b.md", "$$1=2$$\n\n$$1=2$$\n\n$$3=2$$\n", 1, 2, 3));
  }

  /** Columns count code points, and the context is the line alone. */
  @Test
  void regionsQuoteTheSource() throws IOException {
    Source source = new Source("x.md", "first\r\n\ud835\udefc: $$1=2$$\r\nlast");
    Judgement judgement = Judgement.plain(Verdict.REFUTED, null);
    JsonNode place =
        read(
                false,
                new DocumentResult(
                    source,
                    List.of(Reports.claim(source, 1, "1", "2", Mark.NONE, judgement)),
                    List.of()))
            .at("/results/0/locations/0/physicalLocation");
    assertEquals(7, place.at("/region/startColumn").intValue());
    assertEquals(8, place.at("/region/endColumn").intValue());
    assertEquals("\ud835\udefc: $$1=2$$", place.at("/contextRegion/snippet/text").textValue());
    assertEquals(11, place.at("/contextRegion/endColumn").intValue());
  }

  @ParameterizedTest
  @CsvSource({
    "a.md, a.md, true",
    "./d/../a b.md, a%20b.md, true",
    "../a.md, ../a.md, true",
    "/tmp/ä.md, file:///tmp/%C3%A4.md, false",
    "<stdin>, %3Cstdin%3E, true",
    "a:b#c?.md, a%3Ab%23c%3F.md, true",
  })
  void pathsAreUris(String path, String uri, boolean isRelative) throws IOException {
    Source source = new Source(path, "$$1 = 1$$\n");
    JsonNode location =
        read(false, new DocumentResult(source, List.of(), List.of())).at("/artifacts/0/location");
    assertEquals(uri, location.get("uri").textValue());
    assertEquals(uri, URI.create(uri).toString());
    assertEquals(isRelative, location.has("uriBaseId"));
  }

  @Test
  void noTextOfADocumentIsAnArgumentOrALink() throws IOException {
    String text = "{0} [a](javascript:x)\u0000\u001b\ud835";
    Source source = new Source("x.md", "$$1 = 1$$\n");
    Judgement judgement = Judgement.plain(Verdict.UNDECIDED, text);
    JsonNode result =
        read(
                false,
                new DocumentResult(
                    source,
                    List.of(Reports.claim(source, 1, text, text, Mark.NONE, judgement)),
                    List.of()))
            .at("/results/0");
    assertEquals(
        "undecided: {{0}} [a] (javascript:x)\ufffd\ufffd\ufffd.",
        result.at("/message/text").textValue());
    assertEquals(
        "{0} [a](javascript:x)\u0000\u001b\ufffd", result.at("/properties/left").textValue());
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    byte[] once = bytes(new Run(Reports.of(Reports.slopes()), true, List.of(), 1, null));
    assertArrayEquals(once, bytes(new Run(Reports.of(Reports.slopes()), true, List.of(), 1, null)));
    assertEquals('\n', once[once.length - 1]);
  }

  @Test
  void noDocumentsAreAReportToo() throws IOException {
    assertEquals(json("[]"), read(false).get("results"));
  }

  /** A schema that takes everything tests nothing. */
  @Test
  void theSchemaRefuses() throws IOException {
    ObjectNode log =
        (ObjectNode)
            MAPPER.readTree(
                bytes(new Run(Reports.of(Reports.slopes()), false, List.of(), 1, null)));
    ((ObjectNode) log.at("/runs/0/results/0")).put("level", "grave");
    assertEquals(1, faults(log).size());
    log.remove("version");
    assertEquals(2, faults(log).size());
  }
}
