package dev.rederive.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.rederive.check.ComparedRow;
import dev.rederive.check.DocumentCommentary;
import dev.rederive.check.DocumentResult;
import dev.rederive.check.FoundDerivative;
import dev.rederive.check.Judgement;
import dev.rederive.check.RelationCommentary;
import dev.rederive.check.RelationResult;
import dev.rederive.check.RunCurve;
import dev.rederive.check.StepCurve;
import dev.rederive.check.UsedDefinition;
import dev.rederive.check.comparison.NetworkSketch;
import dev.rederive.engine.Evidence;
import dev.rederive.engine.Witness;
import dev.rederive.engine.dag.Atom;
import dev.rederive.math.ExprLatex;
import dev.rederive.math.Site;
import dev.rederive.report.JsonText;
import dev.rederive.report.Numerals;
import dev.rederive.report.RelationLines;
import dev.rederive.source.Position;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * What the page shows when a mark is opened, as JSON for its scripts, which build elements of it.
 * Fields without a value are left out.
 */
final class RelationData {
  private static final JsonFactory JSON = new JsonFactory();

  private final DocumentResult document;
  private final DocumentCommentary commentary;
  private final Anchors anchors;
  private final Map<Position, String> definitions = new HashMap<>();

  /** Many relations rest on the same definitions; each is written once, and referred to. */
  private final Map<UsedDefinition, Integer> used = new LinkedHashMap<>();

  private final JsonGenerator json;

  private RelationData(
      DocumentResult document, DocumentCommentary commentary, Anchors anchors, JsonGenerator json) {
    this.document = document;
    this.commentary = commentary;
    this.anchors = anchors;
    this.json = json;
    for (RelationResult relation : document.relations()) {
      if (relation.kind() == RelationResult.Kind.DEFINITION) {
        definitions.putIfAbsent(relation.place().withColumn(1), anchors.relation(relation));
      }
    }
  }

  /** The data of one document, fit to stand inside a script element. */
  static String of(DocumentResult document, DocumentCommentary commentary, Anchors anchors) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      new RelationData(document, commentary, anchors, json).write();
    } catch (IOException e) {
      throw new IllegalStateException("text in memory can be written", e);
    }
    // A sign that could end the element occurs in strings only.
    return text.toString().replace("<", "\\u003c");
  }

  private void write() throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("networks");
    for (NetworkSketch network : commentary.networks()) {
      network(network);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("relations");
    for (int k = 0; k < document.relations().size(); k++) {
      relation(document.relations().get(k), commentary.relations().get(k));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("definitions");
    for (UsedDefinition definition : used.keySet()) {
      json.writeStartObject();
      text("place", definition.place() == null ? null : definition.place().inWords());
      text("text", definition.latex() == null ? definition.statement() : null);
      text("latex", definition.latex());
      text(
          "target",
          definition.place() == null ? null : definitions.get(definition.place().withColumn(1)));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void relation(RelationResult relation, RelationCommentary more) throws IOException {
    Site site = relation.site();
    json.writeStartObject();
    text("place", relation.place().inWords());
    json.writeNumberField("column", relation.place().column());
    text("kind", relation.kind().name().toLowerCase(Locale.ROOT));
    text("sign", Formulas.kind(relation));
    text("left", site.left());
    text("relation", site.relation());
    text("right", site.right());
    // Of arrays the typeset formula says all that the text does.
    text("text", more.element() == null ? relation.meaning() : null);
    text("reading", more.reading());
    text("element", more.element());
    strings("choices", relation.readings());
    if (relation.judgement() != null) {
      judgement(relation);
    }
    uses(more.explanation().uses());
    derivatives(more.explanation().derivatives());
    if (more.steps() != null) {
      steps(more.steps());
    }
    if (more.run() != null) {
      run(more.run());
    }
    if (more.network() != null) {
      json.writeFieldName("network");
      network(more.network());
    }
    json.writeEndObject();
  }

  private void judgement(RelationResult relation) throws IOException {
    Judgement judgement = relation.judgement();
    text("message", RelationLines.message(relation));
    text("hint", judgement.hint());
    text("extent", RelationLines.extent(judgement));
    if (judgement.witness() != null) {
      witness(judgement.witness());
    }
    if (!judgement.evidence().isEmpty()) {
      json.writeArrayFieldStart("evidence");
      for (Evidence evidence : judgement.evidence()) {
        evidence(evidence);
      }
      json.writeEndArray();
    }
    if (!judgement.comparison().isEmpty()) {
      json.writeArrayFieldStart("comparison");
      for (ComparedRow row : judgement.comparison()) {
        json.writeStartArray();
        json.writeString(JsonText.whole(row.label()));
        json.writeString(Numerals.rounded(row.formula(), 8));
        json.writeString(Numerals.rounded(row.network(), 8));
        json.writeString(Numerals.rounded(row.difference(), 8));
        json.writeString(Numerals.rounded(row.relativeError(), 2));
        json.writeEndArray();
      }
      json.writeEndArray();
    }
  }

  private void witness(Witness witness) throws IOException {
    json.writeObjectFieldStart("witness");
    json.writeArrayFieldStart("at");
    for (Map.Entry<Atom, BigFraction> entry : witness.at().entrySet()) {
      json.writeStartArray();
      Atom atom = entry.getKey();
      json.writeString(JsonText.whole(ExprLatex.name(atom.quantity(), atom.indices())));
      json.writeString(Numerals.exact(entry.getValue()));
      json.writeEndArray();
    }
    json.writeEndArray();
    text("left", witness.left());
    text("right", witness.right());
    text("instance", witness.instance());
    json.writeEndObject();
  }

  private void evidence(Evidence evidence) throws IOException {
    json.writeStartObject();
    text("engine", evidence.engine().label());
    text("outcome", evidence.outcome().name().toLowerCase(Locale.ROOT));
    text("detail", evidence.detail());
    if (evidence.points() != null) {
      json.writeNumberField("points", evidence.points());
    }
    if (evidence.maxRelativeError() != null) {
      text("error", Numerals.rounded(evidence.maxRelativeError(), 2));
    }
    json.writeEndObject();
  }

  private void uses(List<UsedDefinition> uses) throws IOException {
    if (uses.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("uses");
    for (UsedDefinition one : uses) {
      json.writeNumber(used.computeIfAbsent(one, definition -> used.size()));
    }
    json.writeEndArray();
  }

  private void derivatives(List<FoundDerivative> derivatives) throws IOException {
    if (derivatives.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("derivatives");
    for (FoundDerivative one : derivatives) {
      json.writeStartObject();
      text("of", one.derivativeLatex());
      text("instance", one.instance());
      text("latex", one.latex());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void steps(StepCurve curve) throws IOException {
    json.writeObjectFieldStart("steps");
    text("derivative", curve.derivative());
    text("against", curve.against().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    text("instance", curve.instance());
    json.writeArrayFieldStart("points");
    for (var point : curve.errors()) {
      pair(point.step(), point.relativeError());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void run(RunCurve run) throws IOException {
    json.writeObjectFieldStart("run");
    text("quantity", run.quantity());
    json.writeNumberField("steps", run.steps());
    json.writeArrayFieldStart("points");
    for (var sample : run.samples()) {
      pair(sample.step(), sample.value());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Three or four digits are more than a curve shows. */
  private void pair(double x, double y) throws IOException {
    json.writeStartArray();
    json.writeNumber(Numerals.rounded(x, 4));
    json.writeNumber(Numerals.rounded(y, 3));
    json.writeEndArray();
  }

  private void network(NetworkSketch network) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("layers");
    for (NetworkSketch.Layer layer : network.layers()) {
      json.writeStartObject();
      json.writeNumberField("width", layer.width());
      text("activation", layer.activation());
      json.writeArrayFieldStart("units");
      for (NetworkSketch.Unit unit : layer.units()) {
        json.writeStartArray();
        json.writeNumber(unit.index());
        json.writeString(JsonText.whole(unit.name()));
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("highlights");
    for (NetworkSketch.Highlight one : network.highlights()) {
      json.writeStartObject();
      text("kind", one.kind().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("layer", one.layer());
      json.writeNumberField("to", one.to());
      json.writeNumberField("from", one.from());
      text("name", one.name());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void strings(String field, List<String> values) throws IOException {
    if (!values.isEmpty()) {
      json.writeArrayFieldStart(field);
      for (String value : values) {
        json.writeString(JsonText.whole(value));
      }
      json.writeEndArray();
    }
  }

  private void text(String field, String value) throws IOException {
    if (value != null && !value.isEmpty()) {
      json.writeStringField(field, JsonText.whole(value));
    }
  }
}
