package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.FreeIndex;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.Statement;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sizes that are numbered by a layer, {@code W^{(l)} \in \mathbb{R}^{n_l \times n_{l-1}}}: taken for
 * one size, so that all layers are equally wide at the sizes tried. A size is numbered by a layer if
 * it bounds something with a number added to or taken from its index. What then depends on it says so
 * among its readings.
 */
public final class LayerWidths {
  /** The layer's letter by the size that has it as an index. */
  private final Map<String, String> letters = new HashMap<>();

  /** The sizes as they are called afterwards. */
  private final Set<String> names = new HashSet<>();

  private LayerWidths() {}

  /** The sizes of a document that are numbered by a layer, found from all its notations. */
  public static LayerWidths of(List<Notation> all) {
    LayerWidths found = new LayerWidths();
    for (Notation each : all) {
      Notations.walk(each, part -> bounds(part).forEach(found::collect));
    }
    return found;
  }

  /** The sizes that a notation mentions as the end of a sum, of a range or of a space. */
  private static Stream<Notation> bounds(Notation notation) {
    if (notation instanceof Notation.BigOperator operator) {
      return Stream.of(operator.upper()).filter(upper -> upper != null);
    }
    if (notation instanceof Notation.Script script
        && script.sup() != null
        && ArrayEvidence.isReal(script.base())) {
      return script.sup() instanceof Notation.Binary binary
          ? Stream.of(binary.left(), binary.right())
          : Stream.of(script.sup());
    }
    List<Notation> items =
        notation instanceof Notation.Sequence sequence ? sequence.items() : List.of();
    return items.stream().anyMatch(Notation.Ellipsis.class::isInstance)
        ? Stream.of(items.get(items.size() - 1))
        : Stream.empty();
  }

  private void collect(Notation size) {
    Notation index = index(size);
    if (index instanceof Notation.Sum shifted && letter(index) != null) {
      letters.putIfAbsent(base(size), letter(shifted));
    }
  }

  private static String base(Notation size) {
    return NotationText.of(((Notation.Script) size).base());
  }

  /** What a letter with one script has there, its bracket left out; or null. */
  private static Notation index(Notation size) {
    if (!(size instanceof Notation.Script script)
        || script.primes() > 0
        || (script.sub() == null) == (script.sup() == null)
        || Binder.letter(script.base()) == null) {
      return null;
    }
    Notation own = script.sub() != null ? script.sub() : script.sup();
    boolean bracket =
        own instanceof Notation.Fenced fenced
            && fenced.items().size() == 1
            && !fenced.open().equals("{");
    return bracket
        ? ((Notation.Fenced) own).items().get(0)
        : script.sub() != null ? own : null; // n^l is a power
  }

  /** The letter of {@code l}, {@code l+1}, {@code l-1}, or null. */
  private static String letter(Notation index) {
    if (index instanceof Notation.Sum sum) {
      return sum.terms().size() == 2
              && sum.terms().get(0).sign() == Notation.Sign.PLUS
              && sum.terms().get(1).value() instanceof Notation.Numeral
          ? Binder.letter(sum.terms().get(0).value())
          : null;
    }
    return Binder.letter(index);
  }

  /** One side of a relation with one name for the widths of all layers. */
  public Notation unite(Notation side) {
    // n_0 = 784 says something of one layer.
    return letters.isEmpty() || isWidth(side) ? side : inside(side);
  }

  private Notation inside(Notation notation) {
    if (notation == null) {
      return null;
    }
    if (isWidth(notation)) {
      Notation.Script width = (Notation.Script) notation;
      String letter = letters.get(base(width));
      Notation plain = new Notation.Symbol(letter.replace("\\", ""), width.span());
      Notation.Script united =
          width.sub() != null
              ? new Notation.Script(width.base(), plain, null, 0, width.span())
              : new Notation.Script(
                  width.base(), null, bracketed(width.sup(), plain), 0, width.span());
      names.add(NotationText.of(united));
      return united;
    }
    return Notations.map(notation, this::inside);
  }

  private static Notation bracketed(Notation bracket, Notation item) {
    Notation.Fenced old = (Notation.Fenced) bracket;
    return new Notation.Fenced(old.open(), List.of(item), old.close(), old.span());
  }

  private boolean isWidth(Notation notation) {
    Notation index = index(notation);
    if (index == null || !letters.containsKey(base(notation))) {
      return false;
    }
    String letter = letters.get(base(notation));
    String last = letter.equals("\\ell") ? "L" : letter.toUpperCase(Locale.ROOT);
    String own = letter(index);
    return letter.equals(own) || last.equals(own) || index instanceof Notation.Numeral;
  }

  /** Lets the claims that depend on such a size say that it is one for all layers. */
  public void tell(Symbols symbols, List<Statement> statements) {
    if (!names.isEmpty()) {
      statements.replaceAll(statement -> told(symbols, statement));
    }
  }

  private Statement told(Symbols symbols, Statement statement) {
    if (!(statement instanceof Statement.Claim claim)) {
      return statement;
    }
    Set<String> used = new HashSet<>();
    for (Quantity quantity : Dependencies.of(symbols, claim.left(), claim.right()).quantities()) {
      quantity.axes().stream().map(Range::upper).map(IndexExpr::size).forEach(used::add);
    }
    claim.free().stream()
        .map(FreeIndex::range)
        .map(range -> range.upper().size())
        .forEach(used::add);
    used.retainAll(names);
    List<String> readings = new ArrayList<>(claim.readings());
    used.stream()
        .sorted()
        .forEach(name -> readings.add(name + " is one size: the layers are tried equally wide"));
    return used.isEmpty() ? claim : claim.withReadings(readings);
  }
}
