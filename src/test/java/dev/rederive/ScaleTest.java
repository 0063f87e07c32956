package dev.rederive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Report;
import dev.rederive.check.Verdict;
import dev.rederive.engine.Evidence.Engine;
import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.report.Detail;
import dev.rederive.report.JsonReport;
import dev.rederive.report.Palette;
import dev.rederive.report.TextReport;
import dev.rederive.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole write-ups at the size of real networks, and what must not depend on how they are run. */
class ScaleTest {
  /** Generous: a claim that takes long on a busy machine is not a wrong one. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Path THREE_LAYERS = Path.of("src/test/resources/scale/three-layers.md");

  private static final Path IN_MATRICES =
      Path.of("src/test/resources/scale/three-layers-in-matrices.md");

  private static final Path LAYERS = Path.of("src/test/resources/scale/layers.md");

  private static Source source(Path file) throws IOException {
    return new Source(file.toString().replace('\\', '/'), Files.readString(file));
  }

  private static Report check(List<Source> sources, Map<String, Integer> sizes, int jobs) {
    try (Checker checker = new Checker(new CheckSettings(sizes, jobs, 1, PATIENCE))) {
      return checker.check(sources, (done, total) -> {});
    }
  }

  private static List<RelationResult> claims(Report report) {
    return report.documents().get(0).relations().stream().filter(RelationResult::isClaim).toList();
  }

  private static boolean hasEqual(RelationResult relation, Engine engine) {
    return relation.judgement().evidence().stream()
        .anyMatch(one -> one.engine() == engine && one.outcome() == Outcome.EQUAL);
  }

  @ParameterizedTest
  @CsvSource({"16, 16, 8", "64, 32, 10", "784, 100, 10"})
  void everyWeightAndBiasIsProved(int n, int m, int p) throws IOException {
    Report report = check(List.of(source(THREE_LAYERS)), Map.of("n", n, "m", m, "p", p), 2);
    List<RelationResult> claims = claims(report);
    assertEquals(17, claims.size());
    long parameters = 0;
    for (RelationResult relation : claims) {
      assertEquals(Verdict.PROVED, relation.verdict(), () -> relation.meaning());
      assertTrue(hasEqual(relation, Engine.MODULAR), () -> relation.meaning());
      assertTrue(hasEqual(relation, Engine.FINITE_DIFFERENCE), () -> relation.meaning());
      String[] sides = relation.meaning().split(" = ");
      boolean closed = !relation.meaning().contains("delta") && !sides[1].contains("∂");
      if (sides[0].startsWith("∂") && closed) {
        parameters += relation.judgement().instances();
      }
    }
    assertEquals((long) n * m + m + (long) m * p + p, parameters);
  }

  @ParameterizedTest
  @CsvSource({"16, 16, 8", "64, 32, 10"})
  void theFourEquationsInMatricesAreProved(int n, int m, int p) throws IOException {
    Report report = check(List.of(source(IN_MATRICES)), Map.of("n", n, "m", m, "p", p), 2);
    List<RelationResult> claims = claims(report);
    assertEquals(9, claims.size());
    Map<Long, Integer> instances = new TreeMap<>();
    for (RelationResult relation : claims) {
      assertEquals(Verdict.PROVED, relation.verdict(), () -> relation.meaning());
      assertTrue(hasEqual(relation, Engine.MODULAR), () -> relation.meaning());
      assertTrue(hasEqual(relation, Engine.FINITE_DIFFERENCE), () -> relation.meaning());
      instances.merge(relation.judgement().instances(), 1, Integer::sum);
    }
    // Every entry is looked at: the outputs, the hidden units, both matrices of weights.
    assertEquals(Map.of((long) p, 3, (long) m, 3, (long) m * p, 1, (long) n * m, 2), instances);
  }

  @Test
  void twentyLayersAreProved() throws IOException {
    List<Source> sources = List.of(source(LAYERS));
    List<RelationResult> claims = claims(check(sources, Map.of("L", 20, "n", 8), 2));
    assertEquals(4, claims.size());
    for (RelationResult relation : claims) {
      assertEquals(Verdict.PROVED, relation.verdict(), () -> relation.meaning());
      assertTrue(hasEqual(relation, Engine.MODULAR), () -> relation.meaning());
      assertTrue(hasEqual(relation, Engine.FINITE_DIFFERENCE), () -> relation.meaning());
    }
    assertEquals(20 * 8 * 8, claims.get(1).judgement().instances());
    assertEquals(20 * 8, claims.get(2).judgement().instances());
  }

  @Test
  void theReportDoesNotDependOnTheNumberOfJobs() throws IOException {
    List<Source> sources = new ArrayList<>();
    for (String name : List.of("2-linear-unit", "3-xor", "5-backpropagation", "8-ng")) {
      sources.add(source(Path.of("derivations", name + ".md")));
    }
    Report alone = check(sources, Map.of(), 1);
    Report together = check(sources, Map.of(), 2);
    assertEquals(text(alone), text(together));
    assertArrayEquals(json(alone), json(together));
  }

  @Test
  void atALargeSizeNeither() throws IOException {
    List<Source> sources = List.of(source(THREE_LAYERS));
    Map<String, Integer> sizes = Map.of("n", 40, "m", 12, "p", 5);
    assertArrayEquals(json(check(sources, sizes, 1)), json(check(sources, sizes, 3)));
  }

  private static String text(Report report) {
    return TextReport.of(report, Detail.VERBOSE, Palette.PLAIN, false);
  }

  private static byte[] json(Report report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonReport.write(report, bytes);
    return bytes.toByteArray();
  }
}
