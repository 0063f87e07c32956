package dev.rederive.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rederive.check.ComparedRow;
import dev.rederive.check.DocumentResult;
import dev.rederive.check.Judgement;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Report;
import dev.rederive.check.Summary;
import dev.rederive.engine.Evidence;
import dev.rederive.math.Model;
import dev.rederive.math.Site;
import dev.rederive.source.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report for programs. Its version is 1: fields may be added, none changes its meaning. Keys
 * stand in a fixed order, and the same report gives the same bytes.
 */
public final class JsonReport {
  private static final int VERSION = 1;

  private final JsonGenerator json;

  private JsonReport(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes the report in UTF-8, with a line feed at its end; leaves the stream open.
   *
   * @throws IOException if the stream does not take it
   */
  public static void write(Report report, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonText.open(out)) {
      new JsonReport(json).report(report);
      json.writeRaw('\n');
    }
  }

  private void report(Report report) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeNumberField("seed", report.seed());
    json.writeArrayFieldStart("documents");
    for (DocumentResult document : report.documents()) {
      document(document);
    }
    json.writeEndArray();
    summary("summary", report.summary());
    json.writeEndObject();
  }

  private void document(DocumentResult document) throws IOException {
    json.writeStartObject();
    text("path", document.source().path());
    json.writeBooleanField("checked", document.anythingChecked());
    json.writeArrayFieldStart("relations");
    for (RelationResult relation : document.relations()) {
      relation(relation);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (Model.Finding finding : document.findings()) {
      json.writeStartObject();
      place(finding.place());
      text("message", finding.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    summary("summary", Summary.of(document.relations()));
    json.writeEndObject();
  }

  private void relation(RelationResult relation) throws IOException {
    Site site = relation.site();
    Judgement judgement = relation.judgement();
    json.writeStartObject();
    place(relation.place());
    text("kind", relation.kind().name().toLowerCase(Locale.ROOT));
    text("relation", site.relation());
    text("left", site.left());
    text("right", site.right());
    json.writeBooleanField("inline", site.inline());
    text("verdict", judgement == null ? null : judgement.verdict().name());
    text("reason", judgement == null ? null : judgement.reason());
    text("hint", judgement == null ? null : judgement.hint());
    text("reading", relation.meaning());
    json.writeArrayFieldStart("choices");
    for (String choice : relation.readings()) {
      json.writeString(JsonText.whole(choice));
    }
    json.writeEndArray();
    judgement(judgement);
    json.writeEndObject();
  }

  /** A statement without a judgement has the same fields, all empty. */
  private void judgement(Judgement judgement) throws IOException {
    json.writeNumberField("instances", judgement == null ? 0 : judgement.instances());
    json.writeArrayFieldStart("sizes");
    if (judgement != null) {
      for (Map<String, Integer> choice : judgement.sizes()) {
        if (choice.isEmpty()) {
          continue;
        }
        json.writeStartObject();
        for (String name : choice.keySet().stream().sorted().toList()) {
          json.writeNumberField(JsonText.whole(name), choice.get(name));
        }
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("evidence");
    for (Evidence evidence : judgement == null ? List.<Evidence>of() : judgement.evidence()) {
      evidence(evidence);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("comparison");
    for (ComparedRow row : judgement == null ? List.<ComparedRow>of() : judgement.comparison()) {
      json.writeStartObject();
      text("label", row.label());
      number("formula", row.formula());
      number("network", row.network());
      number("difference", row.difference());
      number("relativeError", row.relativeError());
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonText.witness(json, judgement == null ? null : judgement.witness());
  }

  /** In a notebook the line is one of the cell; a file that the document takes in is named. */
  private void place(Position place) throws IOException {
    if (place.file() != null) {
      text("file", place.file());
    }
    if (place.cell() > 0) {
      json.writeNumberField("cell", place.cell());
    }
    json.writeNumberField("line", place.line());
    json.writeNumberField("column", place.column());
  }

  private void evidence(Evidence evidence) throws IOException {
    json.writeStartObject();
    text("engine", evidence.engine().label());
    text("outcome", evidence.outcome().name().toLowerCase(Locale.ROOT));
    text("detail", evidence.detail());
    if (evidence.maxRelativeError() != null) {
      number("maxRelativeError", evidence.maxRelativeError());
    }
    if (evidence.points() != null) {
      json.writeNumberField("points", evidence.points());
    }
    json.writeEndObject();
  }

  private void summary(String field, Summary summary) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("proved", summary.proved());
    json.writeNumberField("agrees", summary.agrees());
    json.writeNumberField("refuted", summary.refuted());
    json.writeNumberField("undecided", summary.undecided());
    json.writeNumberField("unread", summary.unread());
    json.writeNumberField("skipped", summary.skipped());
    json.writeNumberField("knownWrong", summary.knownWrong());
    json.writeNumberField("conflict", summary.conflict());
    json.writeNumberField("definitions", summary.definitions());
    json.writeNumberField("updates", summary.updates());
    json.writeNumberField("declarations", summary.declarations());
    json.writeEndObject();
  }

  private void text(String field, String value) throws IOException {
    JsonText.text(json, field, value);
  }

  /** JSON has no infinities and no NaN. */
  private void number(String field, double value) throws IOException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, value);
    }
  }
}
