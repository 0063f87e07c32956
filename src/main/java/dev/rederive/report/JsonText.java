package dev.rederive.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.rederive.engine.Witness;
import dev.rederive.engine.dag.Atom;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/** What all reports in JSON are written with: indented, the same bytes on every system. */
public final class JsonText {
  private JsonText() {}

  /** A generator whose end leaves the stream open. */
  static JsonGenerator open(OutputStream out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    JsonFactory factory = new JsonFactory();
    factory.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    JsonGenerator json = factory.createGenerator(out, JsonEncoding.UTF8);
    json.setPrettyPrinter(printer);
    return json;
  }

  /** The field, with a null where there is no text. */
  static void text(JsonGenerator json, String field, String value) throws IOException {
    if (value == null) {
      json.writeNullField(field);
    } else {
      json.writeStringField(field, whole(value));
    }
  }

  /** The field {@code witness}, null where there is none; values as exact numbers. */
  static void witness(JsonGenerator json, Witness witness) throws IOException {
    if (witness == null) {
      json.writeNullField("witness");
      return;
    }
    json.writeObjectFieldStart("witness");
    json.writeObjectFieldStart("at");
    Set<String> taken = new HashSet<>();
    for (Map.Entry<Atom, BigFraction> entry : witness.at().entrySet()) {
      json.writeStringField(
          unused(whole(entry.getKey().toString()), taken), Numerals.exact(entry.getValue()));
    }
    json.writeEndObject();
    text(json, "left", witness.left());
    text(json, "right", witness.right());
    text(json, "instance", witness.instance());
    json.writeEndObject();
  }

  /** A bar puts copies of a variable beside it, which have its name; a key must be unique. */
  private static String unused(String name, Set<String> taken) {
    String key = name;
    for (int copy = 2; !taken.add(key); copy++) {
      key = name + " (" + copy + ")";
    }
    return key;
  }

  /** Half a surrogate pair, as a cut through one leaves behind, has no form in UTF-8. */
  public static String whole(String text) {
    boolean isWhole = text.codePoints().noneMatch(JsonText::isHalf);
    if (isWhole) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints().map(c -> isHalf(c) ? 0xfffd : c).forEach(repaired::appendCodePoint);
    return repaired.toString();
  }

  private static boolean isHalf(int c) {
    return c >= 0xd800 && c <= 0xdfff;
  }
}
