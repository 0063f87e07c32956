package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.function.ElementaryFunctions;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import java.util.List;

/**
 * The density of the normal distribution, {@code \mathcal{N}(x \mid \mu, \sigma^2)}, where the
 * document does not say itself what that sign means. Its third place is the variance; where a bare
 * name stands there it may as well be the deviation, and the function stays unknown.
 */
final class NormalDensity {
  private static final String SIGN = "\\mathcal{N}";

  private NormalDensity() {}

  /** The density, or null if a call is none. */
  static Expr of(
      NameUse use,
      Notation.Fenced bracket,
      FormulaReader formulas,
      Symbols symbols,
      Context context) {
    List<Notation> items = bracket.items();
    if (!use.name().equals(SIGN)
        || use.arity() > 0
        || items.size() != 3
        || symbols.isPlain(SIGN)
        || symbols.isAnnounced(SIGN)
        || isBareName(items.get(2))) {
      return null;
    }
    Expr at = formulas.read(items.get(0), context);
    Expr mean = formulas.read(items.get(1), context);
    Expr variance = formulas.read(items.get(2), context);
    context.note(SIGN + "(x, m, v) is the normal density at x with mean m and variance v");
    Expr two = Expr.Number.of(2);
    Expr difference = new Expr.Add(List.of(at, new Expr.Negate(mean)));
    Expr exponent =
        new Expr.Negate(
            new Expr.Divide(
                new Expr.Power(difference, two), new Expr.Multiply(List.of(two, variance))));
    Expr scale =
        new Expr.Power(
            new Expr.Multiply(List.of(two, new Expr.Constant(Expr.Constant.Kind.PI), variance)),
            new Expr.Divide(Expr.Number.of(1), two));
    return new Expr.Divide(
        new Expr.Call(ElementaryFunctions.byTexName("exp"), List.of(exponent)), scale);
  }

  /** Whether a name may stand for the density, as the document does not define it by a plain =. */
  static boolean isNamedLikeOne(Name name) {
    return name.base().equals(SIGN) && name.slots().isEmpty();
  }

  private static boolean isBareName(Notation notation) {
    Name name = Name.of(notation);
    return name != null && name.power() == null;
  }
}
