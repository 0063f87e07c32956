package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Range;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.math.array.Layout;
import dev.rederive.math.array.Shape;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** One attempt at all dimensions of a document under one layout of its derivatives. */
final class ShapeAttempt {
  /**
   * What a document gives to find shapes from.
   *
   * @param declared the sizes of names it declares
   * @param square names of matrices that are said to be what only square ones are
   * @param names gives the names that occur, in order of appearance
   */
  record Stock(
      Map<NameUse, List<Notation>> declared,
      List<NameUse> square,
      List<Stated> relations,
      Supplier<List<Name>> names) {}

  /** Makes the reader of formulas with these shapes. */
  interface Readers {
    ArrayReader with(ArrayNames names, Dimensions dimensions, LayoutChoice layout);
  }

  private final Vocabulary vocabulary;
  private final Symbols symbols;
  private final ArrayKinds kinds;
  private final Dimensions dimensions = new Dimensions();
  private final ArrayNames names;
  private final LayoutChoice layout = new LayoutChoice();
  private final ArrayReader reader;
  private final ShapeDoubts doubts;
  private final List<Stated> relations;
  private LoneSides loneSides;
  private int fitting;

  ShapeAttempt(
      Vocabulary vocabulary,
      Symbols symbols,
      ArrayKinds kinds,
      Stock stock,
      Readers readers,
      Layout chosen) {
    this.vocabulary = vocabulary;
    this.symbols = symbols;
    this.kinds = kinds;
    this.names = new ArrayNames(kinds, dimensions);
    this.reader = readers.with(names, dimensions, layout);
    this.doubts =
        new ShapeDoubts(kinds, vocabulary, stock.declared().keySet(), reader.elements()::arrayOf);
    this.relations = stock.relations();
    layout.choose(chosen, "");
    stock.declared().forEach((use, sizes) -> names.declare(use, shape(sizes)));
    for (NameUse use : stock.square()) {
      Shape shape = names.shape(use);
      dimensions.force(shape.rows(), shape.columns());
    }
    stock.names().get().forEach(this::occurs);
    for (Stated stated : relations) {
      if (stated.defines()) {
        fitting += equate(stated, Dimensions.Voice.DEFINITION, Dimensions.Voice.DEFINITION);
      }
    }
    names.joinStacks();
    for (Stated stated : relations) {
      if (!stated.defines()) {
        equate(stated, Dimensions.Voice.OPERATION, null);
      }
    }
    for (Stated stated : relations) {
      if (!stated.defines() && stated.sign() != RelationSign.Kind.ELEMENT) {
        fitting += equate(stated, Dimensions.Voice.OPERATION, Dimensions.Voice.CLAIM);
      }
    }
    reader.algebra().voice(null);
  }

  /** How many relations fit. */
  int fitting() {
    return fitting;
  }

  ShapeDoubts doubts() {
    return doubts;
  }

  ArrayReader reader() {
    return reader;
  }

  ArrayNames names() {
    return names;
  }

  LayoutChoice layout() {
    return layout;
  }

  private void occurs(Name name) {
    NameUse use = vocabulary.bare(name);
    if (names.isArray(use)) {
      reader.elements().add(use);
    }
  }

  private Shape shape(List<Notation> sizes) {
    List<Range> rows = sizes.isEmpty() ? List.of() : dimension(sizes.get(0));
    List<Range> columns = sizes.size() < 2 ? List.of() : dimension(sizes.get(1));
    return new Shape(rows, columns);
  }

  private List<Range> dimension(Notation size) {
    if (ArrayInference.isOne(size)) {
      return List.of();
    }
    IndexExpr bound = Binder.bound(size);
    if (bound == null) {
      return List.of(dimensions.open(NotationText.of(size)));
    }
    if (bound.size() == null) {
      return List.of(dimensions.given(bound.offset()));
    }
    vocabulary.declareSize(bound.size());
    Range plain = Range.ofUnknownSize(bound.size());
    return List.of(
        dimensions.given(
            bound.offset() == 0
                ? plain
                : new Range(bound.toString(), IndexExpr.constant(1), bound)));
  }

  /** Lets a relation speak; 1 if a derivative in it fits in this layout, else 0. */
  private int equate(Stated stated, Dimensions.Voice inside, Dimensions.Voice across) {
    reader.algebra().voice(inside);
    if (stated.sign() == RelationSign.Kind.ELEMENT
        || !reader.concerns(stated.left()) && !reader.concerns(stated.right())) {
      if (across != Dimensions.Voice.CLAIM) {
        find(stated); // of a claim, the pass before has
      }
      return 0;
    }
    Context context = new Context(stated.ordinal(), Map.of(), Set.of());
    try {
      ArrayExpr left = read(stated.left(), context);
      ArrayExpr right = read(stated.right(), context);
      if (across == null || !stated.equates()) {
        return 0;
      }
      reader.algebra().voice(across);
      if (left != null && right != null && (isLone(stated.left()) || isLone(stated.right()))) {
        dimensions.forceAlike(left.shape(), right.shape());
      }
      boolean fits =
          left == null
              || right == null
              || reader.algebra().fits(left.shape(), right.shape())
              || stated.right() instanceof Notation.Numeral zero && zero.digits().equals("0");
      doubts.note(stated, fits);
      // What the values of a function are that nobody defined says nothing of the layout.
      boolean open = doubts.openFunction(stated.left(), stated.right()) != null;
      return fits && !open ? 1 : 0;
    } catch (ShapeMismatch | TooManyAxes mismatch) {
      if (across != null) {
        doubts.note(stated, false);
      }
      return 0;
    } catch (NotUnderstood unreadable) {
      return 0; // reading it will say why
    }
  }

  /** Whether nothing else can say how large the arrays of a side are. */
  private boolean isLone(Notation side) {
    if (loneSides == null) {
      loneSides = new LoneSides(relations, vocabulary, names);
    }
    return loneSides.isLone(side);
  }

  private ArrayExpr read(Notation side, Context context) {
    if (side instanceof Notation.Juxtaposition call && kinds.isCall(call)) {
      Name name = vocabulary.name(call.factors().get(0));
      if (symbols.dependencies(vocabulary.resolve(name).name()) != null) {
        return reader.whole(name, vocabulary.resolve(name), context);
      }
    }
    return reader.read(side, context);
  }

  /** Indices in purely scalar relations tell dimensions too. */
  private void find(Stated stated) {
    if (stated.sign() == RelationSign.Kind.ELEMENT) {
      return;
    }
    reader.elements().find(stated.left(), stated.ordinal(), reader.algebra());
    reader.elements().find(stated.right(), stated.ordinal(), reader.algebra());
  }
}
