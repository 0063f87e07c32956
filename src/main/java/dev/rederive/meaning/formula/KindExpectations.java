package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Kind;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.Transposes;
import dev.rederive.meaning.name.Typeface;
import java.util.List;
import java.util.Set;

/** Carries what a whole formula must be down to the names that nothing else speaks for. */
final class KindExpectations {
  private final ArrayKinds facts;
  private final KindReader reader;

  KindExpectations(ArrayKinds facts, KindReader reader) {
    this.facts = facts;
    this.reader = reader;
  }

  void expectIfOpen(Notation operand, Kind known, Kind kind) {
    if (known == null || known == Kind.SCALAR && isIndexedName(operand)) {
      Name name = Name.of(operand);
      if (name != null && facts.indexed(name)) {
        if (!facts.isWeak()) {
          return;
        }
        facts.stack(name);
      }
      expect(operand, kind, "it is multiplied element by element");
    }
  }

  private boolean isIndexedName(Notation notation) {
    Name name = Name.of(notation);
    return name != null && name.power() == null && facts.indexed(name);
  }

  void expect(Notation n, Kind kind, String reason) {
    Name name = Name.of(n);
    if (name != null) {
      if (Transposes.isTranspose(name.power())) {
        facts.set(name, kind.transposed(), reason);
      } else if (name.power() == null && facts.lookup(name) == null) {
        boolean capital = Typeface.isCapital(name.base());
        facts.set(
            name,
            capital && kind == Kind.COLUMN && reason.contains("norm") ? Kind.MATRIX : kind,
            reason);
      } else if (name.power() == null && facts.indexed(name) && facts.isStack(name)) {
        facts.set(name, kind, reason);
      }
    } else if (n instanceof Notation.Sum sum) {
      sum.terms().stream()
          .filter(term -> reader.kind(term.value()) == null)
          .forEach(term -> expect(term.value(), kind, reason));
    } else if (n instanceof Notation.Juxtaposition product) {
      expectProduct(product, kind, reason);
    } else if (n instanceof Notation.Binary binary
        && binary.operator() == Notation.Operator.HADAMARD) {
      expectIfOpen(binary.left(), reader.kind(binary.left()), kind);
      expectIfOpen(binary.right(), reader.kind(binary.right()), kind);
    } else if (n instanceof Notation.Fraction fraction && DerivativeNotation.of(fraction) == null) {
      expect(fraction.numerator(), kind, reason);
    } else if (n instanceof Notation.Fraction fraction) {
      DerivativeNotation derivative = DerivativeNotation.of(fraction);
      if (derivative.of() != null
          && derivative.variables().size() == 1
          && reader.kind(derivative.variables().get(0)) == null
          && !Kind.isKnownArray(reader.kind(derivative.of()))) {
        Name by = Name.of(derivative.variables().get(0));
        boolean fits = by != null && (kind == Kind.MATRIX) == Typeface.isCapital(by.base());
        if (fits) {
          expect(derivative.variables().get(0), kind, "a derivative by it is an array");
        }
      }
    } else if (n instanceof Notation.Fenced fenced && fenced.items().size() == 1) {
      expect(fenced.items().get(0), kind, reason);
    } else if (n instanceof Notation.BigOperator operator && operator.body() != null) {
      expect(operator.body(), kind, reason);
    } else if (n instanceof Notation.Script script && Transposes.isTranspose(script.sup())) {
      expect(script.base(), kind.transposed(), reason);
    } else if (n instanceof Notation.Applied applied
        && applied.argument() != null
        && !Set.of("tr", "det", "diag", "vec", "nabla").contains(applied.operator())) {
      expect(applied.argument(), kind, reason);
    }
  }

  /** {@code \mathbf{y}(\mathbf{x}, \mathbf{w})}: a vector by its print, whatever it takes. */
  private static boolean isOfItsOwnShape(Notation.Juxtaposition call) {
    return Typeface.kind(Name.of(call.factors().get(0)).base()) != null;
  }

  private void expectProduct(Notation.Juxtaposition product, Kind kind, String reason) {
    List<Notation> factors = product.factors();
    if (facts.isCall(product)) {
      String function = facts.function(product);
      if (!facts.isDefined(function) && !isOfItsOwnShape(product)) {
        facts.elementwise(function);
      }
      ((Notation.Fenced) factors.get(1))
          .items()
          .forEach(
              item -> {
                if (reader.kind(item) == null) {
                  expect(item, kind, reason);
                }
              });
      return;
    }
    Name last = Name.of(factors.get(factors.size() - 1));
    Name before = factors.size() > 1 ? Name.of(factors.get(factors.size() - 2)) : null;
    if (last == null || last.power() != null || kind != Kind.COLUMN) {
      return;
    }
    boolean pair =
        before != null
            && before.power() == null
            && Typeface.isCapital(before.base())
            && !Typeface.isCapital(last.base());
    if (pair && facts.lookup(before) == null && facts.lookup(last) == null) {
      facts.set(before, Kind.MATRIX, "it maps a vector to a vector");
      facts.set(last, Kind.COLUMN, reason);
    } else if (facts.isWeak()
        && !pair
        && facts.lookup(last) == null
        && !Typeface.isCapital(last.base())) {
      facts.set(last, Kind.COLUMN, reason);
    }
  }
}
