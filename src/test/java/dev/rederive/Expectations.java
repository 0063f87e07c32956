package dev.rederive;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Verdict;
import dev.rederive.document.DocumentItem.Layout;
import dev.rederive.document.DocumentItem.MathFragment;
import dev.rederive.document.Documents;
import dev.rederive.math.Model;
import dev.rederive.source.Page;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a write-up expects of the checker, written in comments of the write-up itself:
 *
 * <ul>
 *   <li>{@code expect: D, PROVED, REFUTED(x > 0)} above a display: one mark per relation in order.
 *       {@code D} is a definition or a given value, {@code U} an update, {@code DECL} a declaration,
 *       everything else the name of a verdict. A text in brackets has to occur in what the report
 *       says about the relation.
 *   <li>{@code expect-inline: …} above a paragraph: the same for the mathematics in its text. Without
 *       it, relations in running text must not be refuted.
 *   <li>{@code expect-finding: text}: a finding about the document itself, on any line.
 * </ul>
 *
 * Comments stand on lines of their own: {@code <!-- … -->} in Markdown, {@code % …} in
 * TeX, {@code .. …} in reStructuredText.
 */
final class Expectations {
  private static final Pattern COMMENT =
      Pattern.compile("[\\s>]*(?:<!--|%|\\.\\. )\\s*(.*?)\\s*(?:-->)?\\s*");
  private static final Pattern MARK = Pattern.compile("([A-Z_]+)(?:\\((.*)\\))?", Pattern.DOTALL);

  /** One mark: the word, and a text that the report has to contain, or null. */
  private record Mark(String word, String text) {}

  /** Marks and the line they stand on. */
  private record Marks(Line line, List<Mark> marks) {}

  /** A line of a file or a cell. */
  private record Line(Page page, int number) {
    String text() {
      return page.line(number);
    }

    Line before() {
      return new Line(page, number - 1);
    }

    @Override
    public String toString() {
      return (page.cell() > 0 ? "cell " + page.cell() + ":" : "") + number;
    }
  }

  private final Source source;
  private final DocumentResult result;
  private final List<String> mismatches = new ArrayList<>();
  private final List<Line> used = new ArrayList<>();

  private Expectations(Source source, DocumentResult result) {
    this.source = source;
    this.result = result;
  }

  /** Where the result differs from what the write-up expects; empty if nowhere. */
  static List<String> mismatches(Source source, DocumentResult result) {
    Expectations expectations = new Expectations(source, result);
    expectations.compareRelations();
    expectations.compareFindings();
    expectations.findUnused();
    return expectations.mismatches;
  }

  private void compareRelations() {
    List<MathFragment> fragments =
        Documents.read(source).items().stream()
            .filter(MathFragment.class::isInstance)
            .map(MathFragment.class::cast)
            .toList();
    Marks paragraph = null;
    List<RelationResult> inParagraph = new ArrayList<>();
    int accounted = 0;
    for (MathFragment fragment : fragments) {
      List<RelationResult> relations =
          result.relations().stream().filter(r -> contains(fragment, r)).toList();
      accounted += relations.size();
      Position place = source.position(fragment.span().start());
      Line line = new Line(source.page(place), place.line());
      if (fragment.layout() == Layout.DISPLAY) {
        Marks marks = above(line, "expect:");
        compare(line, marks, relations);
        continue;
      }
      Marks marks = above(firstLineOfParagraph(line), "expect-inline:");
      if (paragraph != null && (marks == null || !marks.line().equals(paragraph.line()))) {
        compare(paragraph.line(), paragraph, inParagraph);
        inParagraph.clear();
      }
      paragraph = marks;
      if (marks != null) {
        inParagraph.addAll(relations);
      } else {
        relations.forEach(this::compareUnmarked);
      }
    }
    if (paragraph != null) {
      compare(paragraph.line(), paragraph, inParagraph);
    }
    if (accounted != result.relations().size()) {
      mismatches.add(
          (result.relations().size() - accounted)
              + " relations stand in no formula of the document");
    }
  }

  private static boolean contains(MathFragment fragment, RelationResult relation) {
    int sign = relation.site().sign().start();
    return fragment.span().start() <= sign && sign < fragment.span().end();
  }

  private void compareUnmarked(RelationResult relation) {
    if (relation.verdict() == Verdict.REFUTED || relation.verdict() == Verdict.CONFLICT) {
      mismatches.add(describe(relation) + " in running text, where nothing is expected");
    }
  }

  private void compare(Line line, Marks expected, List<RelationResult> relations) {
    List<Mark> marks = expected == null ? List.of() : expected.marks();
    for (int k = 0; k < Math.max(marks.size(), relations.size()); k++) {
      if (k >= marks.size()) {
        mismatches.add(describe(relations.get(k)) + ", where nothing is expected");
      } else if (k >= relations.size()) {
        mismatches.add(line + ": " + marks.get(k).word() + " expected, but there is no relation");
      } else {
        compare(marks.get(k), relations.get(k));
      }
    }
  }

  private void compare(Mark expected, RelationResult relation) {
    if (!word(relation).equals(expected.word())) {
      mismatches.add(describe(relation) + ", expected is " + expected.word());
    } else if (expected.text() != null && !said(relation).contains(expected.text())) {
      mismatches.add(describe(relation) + ", which does not say \"" + expected.text() + "\"");
    }
  }

  private static String word(RelationResult relation) {
    if (relation.verdict() != null) {
      return relation.verdict().name();
    }
    return switch (relation.kind()) {
      case DEFINITION -> "D";
      case UPDATE -> "U";
      case DECLARATION -> "DECL";
      case CLAIM, NUMERIC -> "CLAIM";
    };
  }

  /** Everything the report says about a relation. */
  private static String said(RelationResult relation) {
    StringBuilder text = new StringBuilder(relation.meaning());
    relation.readings().forEach(reading -> text.append("; ").append(reading));
    if (relation.judgement() != null) {
      text.append("; reason: ").append(relation.judgement().reason());
      text.append("; hint: ").append(relation.judgement().hint());
      text.append("; witness: ").append(relation.judgement().witness());
      relation.judgement().sizes().forEach(sizes -> text.append("; sizes: ").append(sizes));
      relation.judgement().evidence().forEach(e -> text.append("; ").append(e.detail()));
    }
    return text.toString();
  }

  private static String describe(RelationResult relation) {
    return relation.place().inDocument() + ": " + word(relation) + " [" + said(relation) + "]";
  }

  private void compareFindings() {
    List<Line> open = new ArrayList<>();
    for (Line line : lines()) {
      if (comment(line, "expect-finding:") != null) {
        used.add(line);
        open.add(line);
      }
    }
    for (Model.Finding finding : result.findings()) {
      Line match =
          open.stream()
              .filter(line -> finding.message().contains(comment(line, "expect-finding:")))
              .findFirst()
              .orElse(null);
      if (match == null) {
        mismatches.add(finding.place().inDocument() + ": unexpected finding: " + finding.message());
      } else {
        open.remove(match);
      }
    }
    for (Line line : open) {
      mismatches.add(line + ": no such finding: " + comment(line, "expect-finding:"));
    }
  }

  /** An expectation that belongs to nothing is a mistake of the write-up. */
  private void findUnused() {
    for (Line line : lines()) {
      boolean expects = comment(line, "expect:") != null || comment(line, "expect-inline:") != null;
      if (expects && !used.contains(line)) {
        mismatches.add(line + ": this expectation stands above no formula");
      }
    }
  }

  /** The marks in the comment lines directly above a line; null if there are none. */
  private Marks above(Line line, String keyword) {
    for (Line at = line.before(); at.number() >= 1 && isComment(at.text()); at = at.before()) {
      String text = comment(at, keyword);
      if (text != null) {
        used.add(at);
        return new Marks(at, marks(text, at));
      }
    }
    return null;
  }

  private static Line firstLineOfParagraph(Line line) {
    Line first = line;
    while (first.number() > 1
        && !first.before().text().isBlank()
        && !isComment(first.before().text())) {
      first = first.before();
    }
    return first;
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Source.Part part : source.parts()) {
      for (int number = 1; number <= part.page().lineCount(); number++) {
        lines.add(new Line(part.page(), number));
      }
    }
    return lines;
  }

  private static boolean isComment(String line) {
    return COMMENT.matcher(line).matches();
  }

  /** What a comment on this line says after the keyword; null if it does not start with it. */
  private static String comment(Line line, String keyword) {
    Matcher matcher = COMMENT.matcher(line.text());
    return matcher.matches() && matcher.group(1).startsWith(keyword)
        ? matcher.group(1).substring(keyword.length()).strip()
        : null;
  }

  private List<Mark> marks(String text, Line line) {
    List<Mark> marks = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int k = 0; k <= text.length(); k++) {
      char c = k < text.length() ? text.charAt(k) : ',';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && (depth == 0 || k == text.length())) {
        String mark = text.substring(from, k).strip();
        Matcher matcher = MARK.matcher(mark);
        if (matcher.matches()) {
          marks.add(new Mark(matcher.group(1), matcher.group(2)));
        } else {
          mismatches.add(line + ": not a mark: " + mark);
        }
        from = k + 1;
      }
    }
    return marks;
  }
}
