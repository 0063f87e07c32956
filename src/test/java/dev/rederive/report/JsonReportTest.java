package dev.rederive.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rederive.check.DocumentResult;
import dev.rederive.check.Judgement;
import dev.rederive.check.Report;
import dev.rederive.check.Verdict;
import dev.rederive.engine.Witness;
import dev.rederive.engine.dag.Atom;
import dev.rederive.math.Mark;
import dev.rederive.math.Quantity;
import dev.rederive.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  private static byte[] bytes(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonReport.write(report, out);
    return out.toByteArray();
  }

  private static JsonNode read(DocumentResult... documents) throws IOException {
    return new ObjectMapper()
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .readTree(bytes(Reports.of(documents)));
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void theContract() throws IOException {
    JsonNode root = read(Reports.slopes(), Reports.misprint());
    assertEquals(1, root.get("version").intValue());
    JsonNode document = root.get("documents").get(0);
    assertEquals("slopes.md", document.get("path").textValue());
    JsonNode relations = document.get("relations");
    assertEquals(5, relations.size());

    JsonNode definition = relations.get(0);
    assertEquals("definition", definition.get("kind").textValue());
    assertTrue(definition.get("verdict").isNull());
    assertTrue(definition.get("witness").isNull());
    assertEquals(json("[]"), definition.get("evidence"));
    assertTrue(definition.get("inline").booleanValue());

    JsonNode refuted = relations.get(1);
    assertEquals(3, refuted.get("line").intValue());
    assertEquals(9, refuted.get("column").intValue());
    assertEquals("claim", refuted.get("kind").textValue());
    assertEquals("=", refuted.get("relation").textValue());
    assertEquals("f'(x)", refuted.get("left").textValue());
    assertEquals("3  x", refuted.get("right").textValue());
    assertEquals("REFUTED", refuted.get("verdict").textValue());
    assertTrue(refuted.get("reason").isNull());
    assertEquals("f'(x) = 3  x", refuted.get("reading").textValue());
    assertEquals(json("[{\"m\":3,\"n\":2}]"), refuted.get("sizes"));
    assertEquals(6, refuted.get("instances").intValue());
    assertEquals(
        json(
            """
            {"at": {"x": "0.7", "w_{1,2}": "-1/3"},
             "left": "1.4", "right": "2.1", "instance": "j = 1"}
            """),
        refuted.get("witness"));
    assertEquals(
        json(
            """
            [{"engine": "symbolic", "outcome": "silent", "detail": "no normal form"},
             {"engine": "finite-difference", "outcome": "unequal", "detail": "they differ",
              "maxRelativeError": 0.5, "points": 8}]
            """),
        refuted.get("evidence"));

    assertEquals("UNREAD", relations.get(3).get("verdict").textValue());
    assertEquals("claim", relations.get(3).get("kind").textValue());
    assertEquals(
        json("[{\"line\":4,\"column\":1,\"message\":\"unknown directive 'provve'\"}]"),
        document.get("findings"));
    assertEquals(
        json(
            """
            {"proved": 1, "agrees": 0, "refuted": 1, "undecided": 0, "unread": 2, "skipped": 0,
             "knownWrong": 1, "conflict": 0, "definitions": 1, "updates": 0, "declarations": 0}
            """),
        root.get("summary"));
  }

  @Test
  void theSummaryAddsUpToTheEntries() throws IOException {
    List<DocumentResult> documents = new ArrayList<>(List.of(Reports.slopes()));
    for (Verdict verdict : Verdict.values()) {
      documents.add(Reports.only(verdict));
    }
    JsonNode root = read(documents.toArray(DocumentResult[]::new));
    int entries = 0;
    for (JsonNode document : root.get("documents")) {
      entries += document.get("relations").size();
    }
    int sum = 0;
    for (JsonNode count : root.get("summary")) {
      sum += count.intValue();
    }
    assertEquals(entries, sum);
  }

  @Test
  void theComparisonIsNumbersOrNothing() throws IOException {
    JsonNode rows = read(Reports.sound()).at("/documents/0/relations/0/comparison");
    assertEquals(0.1 + 0.2, rows.get(0).get("formula").doubleValue());
    assertTrue(rows.get(1).get("formula").isNull());
    assertTrue(rows.get(1).get("relativeError").isNull());
    assertEquals(1e-20, rows.get(1).get("difference").doubleValue());
  }

  @Test
  void anyTextSurvives() throws IOException {
    String text = "\\frac{\"a\"}{b}\n\t\u0001\u001b 梯 \ud835\udefc </script>";
    Source source = new Source(text, "$$1 = 1$$\n");
    Judgement judgement = Judgement.plain(Verdict.REFUTED, text + "\ud835");
    JsonNode document =
        read(new DocumentResult(
                source,
                List.of(Reports.claim(source, 1, text, text, Mark.NONE, judgement)),
                List.of()))
            .at("/documents/0");
    assertEquals(text, document.get("path").textValue());
    assertEquals(text, document.at("/relations/0/left").textValue());
    assertEquals(text + "\ufffd", document.at("/relations/0/reason").textValue());
  }

  @Test
  void copiesOfAVariableHaveKeysOfTheirOwn() throws IOException {
    Map<Atom, BigFraction> at = new LinkedHashMap<>();
    at.put(new Atom(Quantity.scalar("x"), List.of(), 0), BigFraction.ONE);
    at.put(new Atom(Quantity.scalar("x"), List.of(), 1), BigFraction.TWO);
    Judgement judgement =
        new Judgement(
            Verdict.REFUTED,
            null,
            null,
            List.of(),
            new Witness(at, "1", "2", ""),
            List.of(),
            1,
            List.of());
    Source source = new Source("x.md", "$$1 = 1$$\n");
    JsonNode root =
        read(
            new DocumentResult(
                source,
                List.of(Reports.claim(source, 1, "1", "1", Mark.NONE, judgement)),
                List.of()));
    assertEquals(
        json("{\"x\": \"1\", \"x (2)\": \"2\"}"), root.at("/documents/0/relations/0/witness/at"));
  }

  @Test
  void theSameReportGivesTheSameBytes() throws IOException {
    Report report = Reports.of(Reports.slopes(), Reports.misprint());
    byte[] once = bytes(report);
    assertArrayEquals(once, bytes(Reports.of(Reports.slopes(), Reports.misprint())));
    assertEquals('\n', once[once.length - 1]);
    for (byte b : once) {
      assertTrue(b != '\r');
    }
  }

  @Test
  void noDocumentsAreAReportToo() throws IOException {
    assertEquals(json("[]"), read().get("documents"));
  }
}
