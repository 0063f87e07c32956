package dev.rederive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.DocumentResult;
import dev.rederive.check.ReadBack;
import dev.rederive.check.RelationResult;
import dev.rederive.document.Documents;
import dev.rederive.math.Statement;
import dev.rederive.meaning.Meaning;
import dev.rederive.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/notation.md} says is read is read, and as what it says. */
class NotationDocTest {
  private static final Path PAGE = Path.of("docs/notation.md");
  private static final Pattern CASE = Pattern.compile("\\[[^]]*]\\(([^)]+)\\)");

  /** A line of a table; the code without its marks. */
  private record Row(String written, String example, String reading, String remark, Path held) {
    /** The example as a document; a formula without a relation is given one. */
    String document() {
      int last = example.lastIndexOf(", \\quad ");
      String before = last < 0 ? "" : example.substring(0, last + 8);
      String formula = example.substring(before.length());
      return "$$" + before + (isAlone() ? "0 = " : "") + formula + "$$\n";
    }

    boolean isAlone() {
      return !reading.isEmpty() && !relates(reading) || reading.isEmpty() && !relates(example);
    }

    /** Whether a relation stands outside of all brackets. */
    private static boolean relates(String formula) {
      int depth = 0;
      for (int k = 0; k < formula.length(); k++) {
        char c = formula.charAt(k);
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        if (depth == 0 && "=←".indexOf(c) >= 0) {
          return true;
        }
      }
      return formula.contains("\\sim") || formula.contains("\\propto");
    }
  }

  private static List<Row> rows(int columns) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      String[] cells = line.strip().split("(?<!\\\\)\\|", -1);
      Matcher held = CASE.matcher(cells[Math.max(0, cells.length - 2)]);
      if (cells.length == columns + 2 && cells[1].contains("`") && held.find()) {
        Path file = PAGE.resolveSibling(held.group(1)).normalize();
        rows.add(
            columns == 5
                ? new Row(code(cells[1]), code(cells[2]), code(cells[3]), cells[4].strip(), file)
                : new Row(code(cells[1]), "", "", cells[2].strip(), file));
      }
    }
    return rows;
  }

  private static String code(String cell) {
    String text = cell.strip().replace("\\|", "|");
    return text.startsWith("`") ? text.replaceAll("^`+ ?| ?`+$", "") : text;
  }

  @Test
  void everyExampleIsReadAsThePageSays() throws IOException {
    List<String> said = new ArrayList<>();
    List<String> found = new ArrayList<>();
    List<Row> rows = rows(5);
    for (Row row : rows) {
      List<Statement> statements =
          Meaning.read(Documents.read(new Source("row.md", row.document()))).statements();
      String text = ReadBack.of(statements.get(statements.size() - 1));
      boolean alone = row.isAlone() && text.startsWith("0 = ");
      said.add(row.example() + " is read as " + row.reading());
      found.add(row.example() + " is read as " + (alone ? text.substring(4) : text));
    }
    assertEquals(String.join("\n", said), String.join("\n", found));
    assertTrue(rows.size() >= 80, "only " + rows.size() + " rows");
  }

  @Test
  void everyRelationIsJudgedAsThePageSays() throws IOException {
    List<Row> judged =
        rows(5).stream().filter(row -> row.reading().isEmpty() || !row.isAlone()).toList();
    List<Source> sources =
        judged.stream().map(row -> new Source("row.md", row.document())).toList();
    List<String> said = new ArrayList<>();
    List<String> found = new ArrayList<>();
    try (Checker checker = new Checker(CheckSettings.DEFAULT)) {
      List<DocumentResult> documents = checker.check(sources, (done, total) -> {}).documents();
      for (int k = 0; k < judged.size(); k++) {
        List<RelationResult> relations = documents.get(k).relations();
        said.add(judged.get(k).example() + ": " + judged.get(k).remark().replaceAll(";.*", ""));
        found.add(judged.get(k).example() + ": " + judged(relations.get(relations.size() - 1)));
      }
    }
    assertEquals(String.join("\n", said), String.join("\n", found));
  }

  private static String judged(RelationResult relation) {
    if (relation.verdict() == null) {
      return switch (relation.kind()) {
        case DEFINITION -> "defines";
        case UPDATE -> "update";
        default -> "declares";
      };
    }
    return switch (relation.verdict()) {
      case PROVED -> "proved";
      case UNREAD -> "not read: " + relation.judgement().reason().replaceAll(":.*", "");
      default -> "" + relation.verdict();
    };
  }

  @Test
  void everyLineNamesACaseThatHoldsIt() throws IOException {
    List<Row> all = new ArrayList<>(rows(5));
    all.addAll(rows(3));
    for (Row row : all) {
      String text = Files.readString(row.held());
      assertTrue(text.contains(row.written()), row.held() + " has no " + row.written());
      assertTrue(text.contains("expect"), row.held() + " expects nothing");
    }
  }
}
