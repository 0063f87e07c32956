package dev.rederive.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rederive.check.DocumentResult;
import dev.rederive.check.Judgement;
import dev.rederive.check.RelationResult;
import dev.rederive.engine.Witness;
import dev.rederive.math.Site;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The report for code scanning, in the Static Analysis Results Interchange Format 2.1.0 (OASIS,
 * errata 01). It holds findings only: what holds, what was left out and what is known to be wrong
 * is no result. The same run gives the same bytes.
 */
public final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final String UNUSABLE_FILE = "unusable-file";

  /** The root against which a viewer resolves relative paths. */
  private static final String ROOT = "%SRCROOT%";

  /** A line that is longer is a paragraph, and too much to quote as context. */
  private static final int LONGEST_LINE = 1000;

  private final JsonGenerator json;
  private final Run run;

  private SarifReport(JsonGenerator json, Run run) {
    this.json = json;
    this.run = run;
  }

  /**
   * Writes the report in UTF-8, with a line feed at its end; leaves the stream open.
   *
   * @throws IOException if the stream does not take it
   */
  public static void write(Run run, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonText.open(out)) {
      new SarifReport(json, run).log();
      json.writeRaw('\n');
    }
  }

  private void log() throws IOException {
    json.writeStartObject();
    json.writeStringField("version", "2.1.0");
    json.writeStringField("$schema", SCHEMA);
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool();
    json.writeObjectFieldStart("automationDetails");
    json.writeStringField("id", "rederive/");
    json.writeEndObject();
    invocation();
    artifacts();
    json.writeStringField("columnKind", "unicodeCodePoints");
    json.writeArrayFieldStart("newlineSequences");
    for (String sequence : List.of("\r\n", "\n", "\r")) {
      json.writeString(sequence);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("results");
    List<DocumentResult> documents = run.report().documents();
    for (int i = 0; i < documents.size(); i++) {
      results(documents.get(i), i);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("properties");
    json.writeNumberField("seed", run.report().seed());
    json.writeBooleanField("strict", run.strict());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool() throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "rederive");
    if (run.version() != null) {
      json.writeStringField("version", run.version());
      json.writeStringField("semanticVersion", run.version());
    }
    json.writeArrayFieldStart("rules");
    for (Rule rule : Rule.values()) {
      boolean isOpen = rule == Rule.UNDECIDED || rule == Rule.UNREAD;
      descriptor(
          rule.id(),
          rule.title(),
          rule.summary(),
          rule.help(),
          isOpen && !run.strict() ? Finding.Level.WARNING : Finding.Level.ERROR);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notifications");
    descriptor(
        UNUSABLE_FILE,
        "UnusableFile",
        "A file could not be used.",
        "It does not exist, cannot be read, or is no document in UTF-8. The others were checked,"
            + " and the run ends with exit status 2.",
        Finding.Level.ERROR);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void descriptor(String id, String name, String summary, String help, Finding.Level level)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("name", name);
    message("shortDescription", summary);
    message("fullDescription", help);
    message("help", help);
    json.writeObjectFieldStart("defaultConfiguration");
    level(level);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void invocation() throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", run.exitStatus() < 2);
    json.writeNumberField("exitCode", run.exitStatus());
    json.writeStringField(
        "exitCodeDescription",
        switch (run.exitStatus()) {
          case 0 -> "nothing was found";
          case 1 -> "there are findings";
          default -> "a file could not be used, or nothing in it could be checked";
        });
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (Run.Refusal refusal : run.refusals()) {
      json.writeStartObject();
      json.writeObjectFieldStart("descriptor");
      json.writeStringField("id", UNUSABLE_FILE);
      json.writeNumberField("index", 0);
      json.writeEndObject();
      level(Finding.Level.ERROR);
      message("message", Legible.line(refusal.path() + " " + refusal.problem()));
      json.writeArrayFieldStart("locations");
      json.writeStartObject();
      json.writeObjectFieldStart("physicalLocation");
      location("artifactLocation", refusal.path(), -1);
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** Everything that was looked at, so that a document without results is seen to be in it. */
  private void artifacts() throws IOException {
    json.writeArrayFieldStart("artifacts");
    for (DocumentResult document : run.report().documents()) {
      json.writeStartObject();
      location("location", document.source().path(), -1);
      json.writeArrayFieldStart("roles");
      json.writeString("analysisTarget");
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void results(DocumentResult document, int index) throws IOException {
    String path = RepositoryPath.of(document.source().path());
    Fingerprints fingerprints = new Fingerprints(path, document);
    for (Finding finding : Finding.of(document, run.strict())) {
      json.writeStartObject();
      json.writeStringField("ruleId", finding.rule().id());
      json.writeNumberField("ruleIndex", finding.rule().ordinal());
      json.writeStringField("kind", "fail");
      level(finding.level());
      message("message", said(finding));
      json.writeArrayFieldStart("locations");
      json.writeStartObject();
      json.writeObjectFieldStart("physicalLocation");
      String included = finding.place().file();
      location(
          "artifactLocation",
          included == null ? document.source().path() : included,
          included == null ? index : -1);
      regions(document.source(), finding);
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
      json.writeObjectFieldStart("partialFingerprints");
      json.writeStringField("rederiveStatement/v1", fingerprints.of(finding));
      json.writeEndObject();
      if (finding.relation() != null) {
        properties(finding.relation());
      }
      json.writeEndObject();
    }
  }

  /** What is wrong, where it fails, what would save it: sentences on one line. */
  private static String said(Finding finding) {
    List<String> sentences = new ArrayList<>();
    RelationResult relation = finding.relation();
    String word = relation == null ? "" : Tally.word(relation.verdict()) + ": ";
    sentences.add(word + finding.message());
    Judgement judgement = relation == null ? null : relation.judgement();
    if (judgement != null && judgement.witness() != null) {
      Witness witness = judgement.witness();
      String point = RelationLines.point(witness);
      String instance = Legible.line(witness.instance());
      sentences.add(
          (instance.isEmpty() ? "" : "for " + instance + ": ")
              + (point.isEmpty() ? "" : "at " + point + ": ")
              + "left = "
              + Legible.line(witness.left())
              + ", right = "
              + Legible.line(witness.right()));
    }
    if (judgement != null && judgement.hint() != null) {
      sentences.add(Legible.line(judgement.hint()));
    }
    return String.join("; ", sentences) + ".";
  }

  /** The sign, or what stopped the reading, and the lines it stands in. */
  private void regions(Source source, Finding finding) throws IOException {
    Position start = finding.place();
    json.writeObjectFieldStart("region");
    if (start.cell() > 0) {
      // Lines of the file as it is stored; the columns are those of the text inside it.
      json.writeNumberField("startLine", start.lineOfFile());
      if (finding.span() != null) {
        snippet(source.slice(finding.span()));
      }
      json.writeEndObject();
      return;
    }
    if (finding.span() == null || finding.span().end() > source.text().length()) {
      json.writeNumberField("startLine", start.line());
      json.writeNumberField("startColumn", start.column());
      json.writeEndObject();
      return;
    }
    start = source.position(finding.span().start());
    Position end = source.position(finding.span().end());
    json.writeNumberField("startLine", start.line());
    json.writeNumberField("startColumn", start.column());
    if (end.part() == start.part()) {
      json.writeNumberField("endLine", end.line());
      json.writeNumberField("endColumn", end.column());
    }
    String slice = source.slice(finding.span());
    snippet(slice);
    json.writeEndObject();
    String line = source.page(start).line(start.line());
    if (start.isOnLineOf(end) && line.length() <= LONGEST_LINE && !line.equals(slice)) {
      json.writeObjectFieldStart("contextRegion");
      json.writeNumberField("startLine", start.line());
      json.writeNumberField("startColumn", 1);
      json.writeNumberField("endLine", start.line());
      json.writeNumberField("endColumn", 1 + line.codePointCount(0, line.length()));
      snippet(line);
      json.writeEndObject();
    }
  }

  private void snippet(String text) throws IOException {
    json.writeObjectFieldStart("snippet");
    json.writeStringField("text", JsonText.whole(text));
    json.writeEndObject();
  }

  private void properties(RelationResult relation) throws IOException {
    Site site = relation.site();
    json.writeObjectFieldStart("properties");
    json.writeStringField("verdict", relation.verdict().name());
    JsonText.text(json, "left", site.left());
    JsonText.text(json, "relation", site.relation());
    JsonText.text(json, "right", site.right());
    JsonText.text(json, "reading", relation.meaning());
    JsonText.witness(json, relation.judgement().witness());
    json.writeEndObject();
  }

  private void location(String field, String path, int index) throws IOException {
    String name = RepositoryPath.of(path);
    json.writeObjectFieldStart(field);
    json.writeStringField("uri", RepositoryPath.uri(name));
    if (!RepositoryPath.isAbsolute(name)) {
      json.writeStringField("uriBaseId", ROOT);
    }
    if (index >= 0) {
      json.writeNumberField("index", index);
    }
    json.writeEndObject();
  }

  private void level(Finding.Level level) throws IOException {
    json.writeStringField("level", level.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Braces are doubled because single ones hold the place of an argument (section 3.11.5), and no
   * text of a document may look like a link (3.11.6).
   */
  private void message(String field, String text) throws IOException {
    String escaped = text.replace("{", "{{").replace("}", "}}").replace("](", "] (");
    json.writeObjectFieldStart(field);
    json.writeStringField("text", JsonText.whole(escaped));
    json.writeEndObject();
  }
}
