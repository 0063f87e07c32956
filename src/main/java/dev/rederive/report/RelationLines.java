package dev.rederive.report;

import dev.rederive.check.ComparedRow;
import dev.rederive.check.Judgement;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Verdict;
import dev.rederive.engine.Evidence;
import dev.rederive.engine.Witness;
import dev.rederive.math.Mark;
import dev.rederive.math.Relation;
import dev.rederive.math.Site;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The lines about one relation. */
public final class RelationLines {
  /** For what is read elsewhere than on a terminal, whose width is its own. */
  static final int COLUMNS = 104;

  private static final int LEAST_COLUMNS = 48;
  private static final int SIDE_OF_ONE_LINE = 60;
  private static final int VARIABLES = 8;
  private static final int ROWS = 12;
  private static final int SIZES = 4;
  private static final String INDENT = "    ";

  private final Source source;
  private final Palette palette;
  private final int columns;

  RelationLines(Source source, Palette palette) {
    this(source, palette, COLUMNS);
  }

  /**
   * @param columns the width to which quotations are shortened
   */
  RelationLines(Source source, Palette palette, int columns) {
    this.source = source;
    this.palette = palette;
    this.columns = Math.max(LEAST_COLUMNS, columns);
  }

  /** The longest text after a label. */
  private int side() {
    return columns - 16;
  }

  /** {@code file:line:column: verdict: what is wrong}. */
  String headline(RelationResult relation) {
    return place(relation.place()) + verdict(relation) + ": " + message(relation);
  }

  /** {@code file:line:column: error: what is wrong}, about the document itself. */
  String headline(Position position, String message) {
    return place(position) + palette.error("error") + ": " + Legible.line(message);
  }

  /** The headline, the place in the source, both sides, the point where they differ. */
  List<String> inFull(RelationResult relation) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(relation));
    lines.addAll(excerpt(relation));
    lines.addAll(sides(relation));
    lines.addAll(witness(relation));
    return lines;
  }

  /** What to do about a conflict. */
  static String pleaseReport(long seed) {
    return INDENT + "a bug of rederive: please report it with the document and --seed " + seed;
  }

  /** {@code file:line:column: verdict: left = right}. */
  String oneLine(RelationResult relation) {
    return place(relation.place()) + verdict(relation) + ": " + formula(relation, SIDE_OF_ONE_LINE);
  }

  /** {@code left = right}, each side at most so many code points. */
  public static String formula(RelationResult relation, int longest) {
    Site site = relation.site();
    String formula =
        Legible.line(site.left(), longest)
            + " "
            + Legible.line(site.relation())
            + " "
            + Legible.line(site.right(), longest);
    return formula.strip();
  }

  /** {@code file:line:column: }. */
  String place(Position position) {
    return palette.place(Legible.line(position.in(source.path())) + ":") + " ";
  }

  /** The relation as it stands in the source, with a caret under what the finding is about. */
  List<String> excerpt(RelationResult relation) {
    Span span = relation.culprit() == null ? doubtful(relation) : relation.culprit();
    return Excerpt.of(source, span, palette, columns - 8);
  }

  /**
   * What an author would look at: of a relation that does not hold the right side, which was derived
   * from the left one, or the left one where that alone is a number; else, and where the sides do not
   * stand in the source as they are quoted, the sign.
   */
  private Span doubtful(RelationResult relation) {
    Site site = relation.site();
    boolean fails = relation.verdict() == Verdict.REFUTED || relation.verdict() == Verdict.CONFLICT;
    if (!fails || site.left().isBlank() || site.right().isBlank()) {
      return site.sign();
    }
    boolean isLeft = isNumber(site.left()) && !isNumber(site.right());
    String text = source.text();
    int start = isLeft ? site.sign().start() : site.sign().end();
    while (isLeft && start > 0 && isFiller(text.charAt(start - 1))) {
      start--;
    }
    while (!isLeft && start < text.length() && isFiller(text.charAt(start))) {
      start++;
    }
    start -= isLeft ? site.left().length() : 0;
    String side = isLeft ? site.left() : site.right();
    return start >= 0 && text.startsWith(side, start)
        ? new Span(start, start + side.length())
        : site.sign();
  }

  private static boolean isFiller(char c) {
    return Character.isWhitespace(c) || c == '&';
  }

  private static boolean isNumber(String side) {
    return side.chars().noneMatch(c -> Character.isLetter(c) || c == '\\');
  }

  /** Both sides as they are written. */
  List<String> sides(RelationResult relation) {
    Site site = relation.site();
    List<String> lines = new ArrayList<>();
    if (!site.left().isBlank()) {
      lines.add(labelled("left", Legible.line(site.left(), side())));
    }
    if (!site.right().isBlank()) {
      lines.add(labelled("right", Legible.line(site.right(), side())));
    }
    return lines;
  }

  /** Where it fails, and what would save it. */
  List<String> witness(RelationResult relation) {
    List<String> lines = new ArrayList<>();
    Judgement judgement = relation.judgement();
    if (judgement != null && judgement.witness() != null) {
      Witness witness = judgement.witness();
      if (!witness.instance().isBlank()) {
        lines.add(labelled("instance", Legible.line(witness.instance())));
      }
      String values =
          "left = " + Legible.line(witness.left()) + ", right = " + Legible.line(witness.right());
      String point = point(witness);
      if (point.isEmpty()) {
        lines.add(labelled("values", values));
      } else if (point.length() + values.length() <= side()) {
        lines.add(labelled("at", point + ":  " + values));
      } else {
        lines.add(labelled("at", point));
        lines.add(labelled("values", values));
      }
    }
    if (judgement != null && judgement.hint() != null) {
      lines.add(labelled("hint", Legible.line(judgement.hint())));
    }
    return lines;
  }

  /** The values of the variables, {@code x = 2, y = 0.5}; empty if there are none. */
  static String point(Witness witness) {
    String shown =
        witness.at().entrySet().stream()
            .limit(VARIABLES)
            .map(e -> Legible.line(e.getKey().toString()) + " = " + Numerals.readable(e.getValue()))
            .collect(Collectors.joining(", "));
    int more = witness.at().size() - VARIABLES;
    return more <= 0 ? shown : shown + " and " + more + " more";
  }

  /** How it was read, one line per choice. */
  List<String> reading(RelationResult relation) {
    List<String> lines = new ArrayList<>();
    if (!relation.meaning().isBlank()) {
      lines.add(labelled("read as", Legible.line(relation.meaning())));
    }
    relation.readings().forEach(choice -> lines.add(labelled("reading", Legible.line(choice))));
    return lines;
  }

  /** What is to be said about a relation that is not shown in full. */
  List<String> note(RelationResult relation) {
    Judgement judgement = relation.judgement();
    if (judgement == null || judgement.reason() == null || judgement.reason().isBlank()) {
      return List.of();
    }
    // A proof's note about sizes is what the line about its extent says too.
    boolean isRepeated = judgement.verdict() == Verdict.PROVED && !extent(judgement).isEmpty();
    return isRepeated ? List.of() : List.of(labelled("note", Legible.line(judgement.reason())));
  }

  /** What each engine answered, one line each, and the table of the implemented network. */
  List<String> evidence(RelationResult relation) {
    Judgement judgement = relation.judgement();
    if (judgement == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    String extent = extent(judgement);
    if (!extent.isEmpty()) {
      lines.add(labelled("judged at", extent));
    }
    judgement.evidence().forEach(evidence -> lines.add(evidence(evidence)));
    lines.addAll(table(judgement.comparison()));
    return lines;
  }

  /** The sizes it was judged at and how many instances there were; empty if neither is known. */
  public static String extent(Judgement judgement) {
    String sizes =
        judgement.sizes().stream()
            .filter(choice -> !choice.isEmpty())
            .limit(SIZES)
            .map(RelationLines::sizes)
            .collect(Collectors.joining("; "));
    if (!sizes.isEmpty() && judgement.sizes().size() > SIZES) {
      sizes += "; and " + (judgement.sizes().size() - SIZES) + " more";
    }
    if (judgement.instances() <= 1) {
      return sizes;
    }
    String instances = Legible.count(judgement.instances(), "instance");
    return sizes.isEmpty() ? instances : sizes + " (" + instances + ")";
  }

  private static String sizes(Map<String, Integer> choice) {
    return choice.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(size -> Legible.line(size.getKey()) + " = " + size.getValue())
        .collect(Collectors.joining(", "));
  }

  private String evidence(Evidence evidence) {
    StringBuilder text = new StringBuilder(INDENT);
    text.append(palette.faint(padded(evidence.engine().label(), 18)));
    text.append(padded(evidence.outcome().name().toLowerCase(Locale.ROOT), 8));
    List<String> parts = new ArrayList<>();
    if (evidence.detail() != null && !evidence.detail().isBlank()) {
      parts.add(Legible.line(evidence.detail()));
    }
    if (evidence.points() != null) {
      parts.add(Legible.count(evidence.points(), "point"));
    }
    if (evidence.maxRelativeError() != null) {
      parts.add("relative error " + Numerals.rounded(evidence.maxRelativeError(), 2));
    }
    return text.append(String.join("; ", parts)).toString().stripTrailing();
  }

  private List<String> table(List<ComparedRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String[]> cells = new ArrayList<>();
    cells.add(
        new String[] {
          "network", "formula", "backpropagation", "finite difference", "relative error"
        });
    for (ComparedRow row : rows.subList(0, Math.min(ROWS, rows.size()))) {
      cells.add(
          new String[] {
            Legible.line(row.label()),
            Numerals.rounded(row.formula(), 10),
            Numerals.rounded(row.network(), 10),
            Numerals.rounded(row.difference(), 10),
            Numerals.rounded(row.relativeError(), 2)
          });
    }
    int[] widths = new int[5];
    for (String[] row : cells) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], Legible.width(row[i]));
      }
    }
    List<String> lines = new ArrayList<>();
    for (String[] row : cells) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String gap = " ".repeat(widths[i] - Legible.width(row[i]));
        line.append(i == 0 ? row[i] + gap : "  " + gap + row[i]);
      }
      lines.add(INDENT + (lines.isEmpty() ? palette.faint(line.toString()) : line));
    }
    if (rows.size() > ROWS) {
      double worst = rows.stream().mapToDouble(ComparedRow::relativeError).max().orElseThrow();
      lines.add(
          INDENT
              + Legible.count(rows.size() - ROWS, "more row")
              + "; the largest relative error of all is "
              + Numerals.rounded(worst, 2));
    }
    return lines;
  }

  /** A line below the headline, with a word that says what it is. */
  String labelled(String label, String text) {
    return INDENT + palette.faint(padded(label + ":", 12)) + text;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  private String verdict(RelationResult relation) {
    Verdict verdict = relation.verdict();
    return verdict == null
        ? palette.faint(relation.kind().name().toLowerCase(Locale.ROOT))
        : palette.verdict(verdict, Tally.word(verdict));
  }

  /** What is said of a relation with a verdict, in one line. */
  public static String message(RelationResult relation) {
    String reason = relation.judgement().reason();
    if (relation.verdict() == Verdict.KNOWN_WRONG
        && relation.mark() instanceof Mark.Wrong wrong
        && !wrong.reason().isBlank()) {
      return Legible.line(wrong.reason());
    }
    if (reason != null && !reason.isBlank()) {
      return Legible.line(reason);
    }
    return switch (relation.verdict()) {
      case PROVED -> "equal wherever both sides are defined";
      case AGREES -> "equal to many digits at many points";
      case REFUTED -> isEquation(relation) ? "the two sides differ" : "it does not hold";
      case UNDECIDED -> "neither proved nor refuted";
      case UNREAD -> "not understood";
      case SKIPPED -> "left out because the document says so";
      case KNOWN_WRONG -> "the document says so";
      case CONFLICT -> "two engines contradict each other";
    };
  }

  private static boolean isEquation(RelationResult relation) {
    return !relation.isClaim() || relation.relation() == Relation.EQUAL;
  }
}
