package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Definition;
import dev.rederive.math.Differential;
import dev.rederive.math.Expr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Relation;
import dev.rederive.math.Statement;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.math.array.ArrayParts;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Differentials outside of a derivative, {@code d\ln\det X = \operatorname{tr}(X^{-1}\,dX)}. What a
 * document writes a differential of and does not define changes freely; everything else that it does
 * not define is constant.
 */
public final class Differentials {
  /** The name of the operator that a differential sign is read as. */
  static final String OPERATOR = "\\mathrm{d}";

  private final Vocabulary vocabulary;
  private final Symbols symbols;

  /** Names that a differential sign stands in front of. */
  private final Set<String> changing = new HashSet<>();

  /** Whether the document uses d as a name. */
  private boolean isName;

  /** What each name is differentiated by. */
  private final Map<String, List<Notation>> derivatives = new HashMap<>();

  public Differentials(List<Notation> all, Vocabulary vocabulary, Symbols symbols) {
    this.vocabulary = vocabulary;
    this.symbols = symbols;
    all.forEach(this::collect);
  }

  /**
   * Whether a sign is that of a differential if something follows that can have one. A d that also
   * stands alone is a name, and so is one in a document that has no differential of a name.
   */
  boolean isSign(Notation sign, Notation next) {
    boolean partial = sign instanceof Notation.Symbol symbol && symbol.name().equals("partial");
    return isSign(sign)
        && !isSign(next)
        && !(next instanceof Notation.Numeral)
        && !changing.isEmpty()
        && (partial || !isName && !symbols.hasMeaning("d") && !symbols.isPlain("d"));
  }

  /**
   * Refuses a d in front of a name that is read as none: it may be one all the same.
   *
   * @param array whether what follows is an array, which is more often differentiated than multiplied
   * @throws NotUnderstood unless d is clearly a name
   */
  void requireName(Notation sign, Notation next, boolean array) {
    if (sign instanceof Notation.Symbol d
        && d.name().equals("d")
        && Name.of(next) != null
        && !symbols.hasMeaning("d")
        && (!isName || array || vocabulary.isSize("d"))) {
      throw new NotUnderstood("a differential outside of a derivative", sign.span());
    }
  }

  private static boolean isSign(Notation notation) {
    return DerivativeNotation.isSign(notation);
  }

  private void collect(Notation notation) {
    DerivativeNotation derivative = DerivativeNotation.ofAny(notation);
    if (derivative != null) {
      if (derivative.of() != null) {
        Name of = Name.of(derivative.of());
        if (of != null) {
          String name = vocabulary.bare(of).name();
          for (Notation variable : derivative.variables()) {
            if (!Typeface.plain(nameOf(variable)).equals(Typeface.plain(name))) {
              derivatives.computeIfAbsent(name, n -> new ArrayList<>()).add(variable);
            }
          }
        }
        collect(derivative.of());
      }
      derivative.rest().forEach(this::collect);
      return;
    }
    if (DerivativeNotation.isQuotientOfDifferentials(notation)) {
      return; // by something that takes more than a name to say
    }
    if (notation instanceof Notation.BigOperator operator && operator.operator().contains("int")) {
      return; // dx under an integral names its variable
    }
    isName |= notation instanceof Notation.Symbol symbol && symbol.name().equals("d");
    if (!(notation instanceof Notation.Juxtaposition product)) {
      Notations.parts(notation).stream().filter(part -> part != null).forEach(this::collect);
      return;
    }
    List<Notation> factors = product.factors();
    for (int k = 0; k < factors.size(); k++) {
      if (k + 1 == factors.size() || !isSign(factors.get(k))) {
        collect(factors.get(k));
        continue;
      }
      Name name = Name.of(factors.get(k + 1));
      if (name != null && !isSign(factors.get(k + 1))) {
        changing.add(vocabulary.bare(name).name());
      }
    }
  }

  private String nameOf(Notation variable) {
    Name name = Name.of(variable);
    return name == null ? "" : vocabulary.bare(name).name();
  }

  /** The names that a formula to be read for a differential is a function of, or an empty list. */
  List<Notation> variablesOf(String undefined) {
    return derivatives.getOrDefault(undefined, List.of());
  }

  /** Whether a quantity changes on its own. */
  boolean isFree(Quantity quantity) {
    return changing.contains(quantity.name())
        && !symbols.definitions.containsKey(quantity)
        && variablesOf(quantity.name()).stream()
            .map(this::nameOf)
            .noneMatch(by -> changing.contains(by) || symbols.isPlain(by));
  }

  /**
   * What changes in a formula, through the definitions of its names.
   *
   * @param direct the quantities in the formula itself
   * @param reader reads what an undefined function in it is differentiated by
   */
  List<Quantity> changing(Set<Quantity> direct, Function reader, Span span, Context context) {
    Set<Quantity> found = new LinkedHashSet<>();
    Set<Quantity> seen = new LinkedHashSet<>();
    List<Quantity> open = new ArrayList<>(direct);
    while (!open.isEmpty()) {
      Quantity next = open.remove(0);
      for (Quantity part : Dependencies.of(symbols.definitions, symbols.functions, next)) {
        if (!seen.add(part)) {
          continue;
        }
        if (isFree(part)) {
          found.add(part);
        } else if (!symbols.definitions.containsKey(part)) {
          if (symbols.isPlain(part.name()) && !symbols.hasMeaning(part.name())) {
            throw new NotUnderstood("a differential of " + part + " before it is defined", span);
          }
          for (Notation variable : variablesOf(part.name())) {
            Quantity by = reader.quantity(variable);
            if (by != null) {
              open.add(by);
            }
          }
        }
      }
    }
    if (found.isEmpty()) {
      throw new NotUnderstood("a differential of something in which nothing has one", span);
    }
    String names = found.stream().map(Quantity::toString).collect(Collectors.joining(", "));
    context.note("in a differential " + names + " may change in any way, the rest is constant");
    return List.copyOf(found);
  }

  /** The quantities that an array formula is made of, as they stand in it. */
  static Set<Quantity> quantities(ArrayExpr array) {
    Set<Quantity> found = new LinkedHashSet<>();
    collect(array, found);
    return found;
  }

  private static void collect(ArrayExpr array, Set<Quantity> found) {
    if (array instanceof ArrayExpr.Whole whole) {
      found.add(whole.quantity());
    } else if (array instanceof ArrayExpr.Scalar scalar) {
      collect(scalar.value(), found);
    } else if (array instanceof ArrayExpr.Each each) {
      collect(each.template(), found);
    } else if (array instanceof ArrayExpr.Entries entries) {
      entries.rows().forEach(row -> row.forEach(cell -> collect(cell, found)));
    }
    ArrayParts.of(array).forEach(part -> collect(part, found));
  }

  private static void collect(Expr expr, Set<Quantity> found) {
    Exprs.walk(
        expr,
        part -> {
          if (part instanceof Expr.Ref ref) {
            found.add(ref.quantity());
          }
        });
  }

  /** The quantity that a name was read as; null if it is none. */
  static Quantity quantity(ArrayExpr name) {
    return name instanceof ArrayExpr.Whole whole
        ? whole.quantity()
        : name instanceof ArrayExpr.Scalar scalar && scalar.value() instanceof Expr.Ref ref
            ? ref.quantity()
            : null;
  }

  /** Reads a name as the quantity it is; null if it is none. */
  interface Function {
    Quantity quantity(Notation name);
  }

  /** The differential of a scalar formula. */
  Expr of(Expr value, Notation of, FormulaReader formulas, Context context) {
    Name name = Name.of(of);
    if (name != null && name.power() instanceof Notation.Numeral) {
      throw new NotUnderstood(
          "the differential of a power, or a power of the differential: brackets would say",
          of.span());
    }
    if (value instanceof Expr.Ref ref && isFree(ref.quantity())) {
      return new Expr.Ref(Differential.change(ref.quantity()), ref.subscripts());
    }
    Set<Quantity> direct = new LinkedHashSet<>();
    collect(value, direct);
    Function reader =
        variable ->
            formulas.hasArrays(variable)
                ? formulas.arrays().quantity(variable, context)
                : quantity(new ArrayExpr.Scalar(formulas.read(variable, context)));
    return Differential.of(value, changing(direct, reader, of.span(), context));
  }

  /** Takes {@code df = \operatorname{tr}(A^\top dX)} for an f nobody defined as what df is. */
  public static void define(Symbols symbols, List<Statement> statements) {
    Set<Quantity> defined = new HashSet<>();
    statements.replaceAll(
        statement -> {
          if (!(statement instanceof Statement.Claim claim)
              || claim.relation() != Relation.EQUAL
              || !(claim.left() instanceof Expr.Ref ref)
              || !Differential.isChange(ref.quantity())
              || !ref.subscripts().stream()
                  .allMatch(index -> index.letter() != null && index.offset() == 0)
              || defined.contains(ref.quantity())
              || Dependencies.of(symbols, claim.right()).quantities().contains(ref.quantity())) {
            return statement;
          }
          defined.add(ref.quantity());
          symbols.define(
              new Definition(ref.quantity(), ref.subscripts(), claim.right(), null, null));
          List<String> readings = new ArrayList<>(claim.readings());
          readings.add("this says what " + ref.quantity() + " is, and is not judged");
          return new Statement.Defines(claim.site(), ref.quantity().name(), readings);
        });
  }
}
