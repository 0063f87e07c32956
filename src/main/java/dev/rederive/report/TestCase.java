package dev.rederive.report;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Verdict;
import dev.rederive.source.Position;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * One relation with a verdict, or something wrong with the document itself, as test runners see it.
 *
 * @param id what it is recognised by in the next version of its document: 32 hexadecimal digits
 *     that do not depend on the line
 * @param name line and column and the relation, shortened
 * @param kind the verdict or the rule, in lower case with dashes: {@code known-wrong}
 * @param message one line that says what is wrong, or why it was left out; null where it passed
 * @param body what the report for people says, line by line
 * @param relation null for the document itself
 */
public record TestCase(
    String id,
    String name,
    Position place,
    Result result,
    String kind,
    String message,
    List<String> body,
    RelationResult relation) {
  private static final int SIDE_OF_NAME = 40;

  /** What became of it. */
  public enum Result {
    PASSED,
    FAILED,
    /** Left out, or left open without {@code strict}. */
    SKIPPED
  }

  public TestCase {
    body = List.copyOf(body);
  }

  /**
   * All cases of a document: first what is wrong with the document itself, then its relations with a
   * verdict, in order. Definitions, updates and declarations are none.
   *
   * @param strict whether what was left open fails
   * @param seed for a conflict's call to report it
   */
  public static List<TestCase> of(DocumentResult document, boolean strict, long seed) {
    RelationLines lines = new RelationLines(document.source(), Palette.PLAIN);
    Fingerprints ids = new Fingerprints(RepositoryPath.of(document.source().path()), document);
    List<TestCase> cases = new ArrayList<>();
    Map<RelationResult, Finding> findings = new IdentityHashMap<>();
    for (Finding finding : Finding.of(document, strict)) {
      if (finding.relation() == null) {
        String name = place(finding.place()) + " the document";
        cases.add(found(ids.of(finding), name, finding, lines, seed));
      } else {
        findings.put(finding.relation(), finding);
      }
    }
    for (RelationResult relation : document.relations()) {
      if (relation.verdict() != null) {
        String id = ids.of(relation);
        String name = place(relation.place()) + " " + RelationLines.formula(relation, SIDE_OF_NAME);
        Finding finding = findings.get(relation);
        cases.add(
            finding == null
                ? unfailing(id, name, relation, lines)
                : found(id, name, finding, lines, seed));
      }
    }
    return cases;
  }

  private static String place(Position place) {
    return place.inDocument();
  }

  private static TestCase found(
      String id, String name, Finding finding, RelationLines lines, long seed) {
    String word = finding.relation() == null ? "" : Tally.word(finding.relation().verdict()) + ": ";
    return new TestCase(
        id,
        name,
        finding.place(),
        finding.level() == Finding.Level.ERROR ? Result.FAILED : Result.SKIPPED,
        finding.rule().id(),
        word + finding.message(),
        finding.lines(lines, seed),
        finding.relation());
  }

  private static TestCase unfailing(
      String id, String name, RelationResult relation, RelationLines lines) {
    String word = Tally.word(relation.verdict());
    boolean passed = relation.verdict() == Verdict.PROVED || relation.verdict() == Verdict.AGREES;
    List<String> body = new ArrayList<>();
    if (passed) {
      body.add(lines.oneLine(relation));
      body.addAll(lines.note(relation));
      body.addAll(lines.evidence(relation));
    } else {
      body.addAll(lines.inFull(relation));
    }
    return new TestCase(
        id,
        name,
        relation.place(),
        passed ? Result.PASSED : Result.SKIPPED,
        word.replace(' ', '-'),
        passed ? null : word + ": " + RelationLines.message(relation),
        body,
        relation);
  }
}
