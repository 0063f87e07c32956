package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.array.Layout;
import dev.rederive.meaning.index.Ranges;
import dev.rederive.meaning.name.Kind;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.meaning.prose.Passage;
import dev.rederive.meaning.prose.ProseArrays;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the shapes of all names of a document before any of it is read: first what is a vector and
 * what a matrix, then which dimensions are one, under the layout of derivatives that fits best.
 */
public final class ArrayInference {
  /** So many guesses at what small letters are; each reads the document anew. */
  private static final int TRIES = 6;

  /** So many names are tried as numbers. */
  private static final int NUMBER_TRIES = 8;

  private final Vocabulary vocabulary;
  private final Ranges ranges;
  private final Symbols symbols;
  private final FormulaReader formulas;
  private final ArrayEvidence evidence;
  private final ArrayKinds kinds;
  private final Map<NameUse, List<Notation>> declared;
  private ShapeAttempt best;

  /** The names of matrices that are said to be what only square ones are. */
  private final List<NameUse> square = new ArrayList<>();

  private ArrayInference(
      Vocabulary vocabulary,
      Ranges ranges,
      Symbols symbols,
      FormulaReader formulas,
      ArrayEvidence evidence,
      Set<String> smallMatrices) {
    this.evidence = evidence;
    this.declared = new LinkedHashMap<>(evidence.declared());
    this.vocabulary = vocabulary;
    this.ranges = ranges;
    this.symbols = symbols;
    this.formulas = formulas;
    this.kinds = new ArrayKinds(vocabulary, symbols, smallMatrices);
  }

  /**
   * The arrays of a document, or null if it has none.
   *
   * @param prose what the running text calls its arrays
   * @param wish the layout the document declares, or null
   */
  public static ArrayMeaning of(
      Collection<Passage> passages,
      Traits traits,
      List<ProseArrays.Said> prose,
      Vocabulary vocabulary,
      Ranges ranges,
      Symbols symbols,
      FormulaReader formulas,
      Layout wish) {
    ArrayNotation notation = new ArrayNotation(vocabulary, symbols, formulas.differentials());
    ArrayEvidence evidence = new ArrayEvidence(passages, notation, vocabulary, symbols);
    ArrayInference best = null;
    Set<String> matrices = Set.of();
    Set<String> open = new LinkedHashSet<>(Set.of(""));
    // A small letter that is transposed is a matrix if more of the document fits that way.
    for (int tries = 0; !open.isEmpty() && tries < TRIES; tries++) {
      String next = open.iterator().next();
      open.remove(next);
      Set<String> with = new LinkedHashSet<>(matrices);
      with.add(next);
      if (!evidence.isCurrent()) {
        evidence = new ArrayEvidence(passages, notation, vocabulary, symbols);
      }
      ArrayInference one =
          new ArrayInference(vocabulary, ranges, symbols, formulas, evidence, with);
      if (!one.infer(traits, prose, Set.of(), wish)) {
        return null;
      }
      if (best == null || one.best.fitting() > best.best.fitting()) {
        if (best == null) {
          open.addAll(one.kinds.smallTransposed());
        }
        best = one;
        matrices = with;
      }
    }
    // A name that seldom fits as an array is a number if that is what keeps it from fitting.
    Set<String> numbers = new LinkedHashSet<>();
    Set<String> tried = new HashSet<>();
    for (int tries = 0; tries < NUMBER_TRIES; tries++) {
      String next = best.best.doubts().mostDoubtful(tried);
      if (next == null) {
        break;
      }
      tried.add(next);
      Set<String> with = new LinkedHashSet<>(numbers);
      with.add(next);
      if (!evidence.isCurrent()) {
        evidence = new ArrayEvidence(passages, notation, vocabulary, symbols);
      }
      ArrayInference one =
          new ArrayInference(vocabulary, ranges, symbols, formulas, evidence, matrices);
      int before = best.best.doubts().misfits();
      boolean any = one.infer(traits, prose, with, wish);
      if (any && one.best.doubts().misfits() + ShapeDoubts.FEWEST <= before) {
        best = one;
        numbers = with;
      }
    }
    best.best.reader().elements().settle();
    best.best
        .doubts()
        .settle(best.evidence.relations(), new KindReader(best.kinds, vocabulary, symbols));
    ArrayInference found = best;
    LocalShapes local = new LocalShapes(symbols, vocabulary, found::alone, found::withOwnKinds);
    return new ArrayMeaning(
        found.best.reader(), notation, found.best.names(), found.best.doubts(), local, symbols);
  }

  /**
   * Finds what there is to find.
   *
   * @param numbers names that are no arrays
   * @return whether there are any arrays
   */
  private boolean infer(
      Traits traits, List<ProseArrays.Said> prose, Set<String> numbers, Layout wish) {
    evidence.names().forEach(name -> kinds.occurs(vocabulary.bare(name)));
    evidence.defined().forEach(kinds::defines);
    kinds.definesAgain(evidence.definedAgain());
    hear(prose);
    kinds.numbers(numbers);
    kinds.numbers(evidence.lengths());
    declareKinds();
    declareTraits(traits);
    new KindInference(kinds, vocabulary, symbols).infer(evidence);
    if (!kinds.any() && evidence.nablas().isEmpty()) {
      return false;
    }
    turnIntoDependents();
    settle(wish);
    return true;
  }

  /** Takes in what the text calls vectors and matrices, where relations use them as wholes. */
  private void hear(List<ProseArrays.Said> prose) {
    Set<String> known = new HashSet<>();
    declared.keySet().forEach(use -> known.add(ArrayKinds.key(use)));
    Set<String> used = evidence.namesInRelations();
    for (ProseArrays.Said said : prose) {
      NameUse use = vocabulary.resolve(said.name());
      if (said.kind() == null || use.arity() > 0 || !used.contains(ArrayKinds.key(use))) {
        continue;
      }
      boolean first = known.add(ArrayKinds.key(use));
      if (first && !said.sizes().isEmpty()) {
        declared.put(use, said.sizes());
      } else if (first) {
        kinds.call(use, said.kind());
      }
    }
  }

  private void declareKinds() {
    declared.forEach(
        (use, sizes) -> {
          boolean rows = !sizes.isEmpty() && !isOne(sizes.get(0));
          boolean columns = sizes.size() > 1 && !isOne(sizes.get(1));
          kinds.declare(use, Kind.of(rows, columns));
        });
  }

  private void declareTraits(Traits traits) {
    for (Traits.Trait trait : traits.all()) {
      if (!traits.isWhole(trait.use())) {
        continue; // w of which only w_{ij} is written is a family of numbers
      }
      boolean matrix = trait.kind().axes() == 2;
      kinds.declare(trait.use(), matrix ? Kind.MATRIX : Kind.COLUMN);
      if (matrix) {
        square.add(trait.use());
      }
    }
  }

  static boolean isOne(Notation size) {
    return size instanceof Notation.Numeral numeral && numeral.digits().equals("1");
  }

  private ShapeAttempt attempt(Layout chosen) {
    return attempt(
        new ShapeAttempt.Stock(declared, square, evidence.relations(), evidence::names),
        kinds,
        chosen,
        false);
  }

  /** The shapes that one relation finds by itself, in the layout of the document. */
  private ShapeAttempt alone(Stated stated) {
    ArrayEvidence only = new ArrayEvidence(stated, vocabulary, symbols);
    return attempt(
        new ShapeAttempt.Stock(declared, square, only.relations(), only::names),
        kinds,
        best.layout().layout(),
        true);
  }

  /**
   * The shapes that one relation finds by itself with names that are what it alone says, unless they
   * are printed, declared or transposed.
   *
   * @param other whether it is null if they are what the document says
   */
  private ShapeAttempt withOwnKinds(Stated stated, boolean other) {
    ArrayEvidence only = new ArrayEvidence(stated, vocabulary, symbols);
    ArrayKinds own = kinds.withoutInferred();
    new KindInference(own, vocabulary, symbols).infer(only);
    return !other || own.differsIn(only.names(), kinds)
        ? attempt(
            new ShapeAttempt.Stock(declared, List.of(), only.relations(), only::names),
            own,
            best.layout().layout(),
            true)
        : null;
  }

  private ShapeAttempt attempt(
      ShapeAttempt.Stock stock, ArrayKinds kinds, Layout chosen, boolean forItself) {
    return new ShapeAttempt(
        vocabulary,
        symbols,
        kinds,
        stock,
        (names, dimensions, layout) ->
            new ArrayReader(
                formulas, vocabulary, ranges, symbols, kinds, names, dimensions, layout, forItself),
        chosen);
  }

  private void settle(Layout wish) {
    if (wish != null) {
      best = attempt(wish);
      best.layout().choose(wish, "as declared");
    } else {
      ShapeAttempt denominator = attempt(Layout.DENOMINATOR);
      boolean matters = denominator.layout().isConsulted();
      ShapeAttempt numerator = matters ? attempt(Layout.NUMERATOR) : denominator;
      ShapeAttempt mixed = matters ? attempt(Layout.MIXED) : denominator;
      best = numerator.fitting() > denominator.fitting() ? numerator : denominator;
      boolean mixes = mixed.fitting() > best.fitting();
      best = mixes ? mixed : best;
      best.layout()
          .choose(
              best.layout().layout(),
              mixes
                  ? "the only way in which most of the document's derivatives fit: it mixes layouts"
                  : denominator.fitting() == numerator.fitting()
                      ? "since nothing in the document decides"
                      : "in which more of the document's derivatives fit");
    }
  }

  /** A function whose formula takes an array is a quantity that depends on it. */
  private void turnIntoDependents() {
    boolean[] more = {false};
    for (Stated stated : evidence.relations()) {
      if (stated.left() instanceof Notation.Juxtaposition call
          && kinds.isCall(call)
          && stated.defines()) {
        NameUse use = vocabulary.resolve(vocabulary.name(call.factors().get(0)));
        List<NameUse> arguments = symbols.arguments(use.name());
        if (arguments != null
            && arguments.stream().anyMatch(formal -> kinds.takesArray(use.name(), formal))) {
          symbols.dependInstead(use.name());
          arguments.forEach(formal -> more[0] |= kinds.adopt(use.name(), formal));
        }
      }
    }
    if (more[0]) {
      new KindInference(kinds, vocabulary, symbols).infer(evidence);
    }
  }
}
