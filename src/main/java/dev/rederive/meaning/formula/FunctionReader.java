package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Choice;
import dev.rederive.math.Expr;
import dev.rederive.math.function.ElementaryFunction;
import dev.rederive.math.function.ElementaryFunctions;
import dev.rederive.math.function.Primitive;
import dev.rederive.meaning.name.NotUnderstood;
import java.util.ArrayList;
import java.util.List;

/** Reads the functions that everybody knows: {@code \sin x}, {@code \log_2 8}, {@code \max(0, x)}. */
final class FunctionReader {
  private final FormulaReader formulas;
  private final Symbols symbols;

  FunctionReader(FormulaReader formulas, Symbols symbols) {
    this.formulas = formulas;
    this.symbols = symbols;
  }

  /** What the function says of its argument. */
  Expr read(Notation.Applied applied, Context context) {
    if (applied.argument() == null) {
      throw new NotUnderstood("\\" + applied.operator() + " without an argument", applied.span());
    }
    if (applied.operator().equals(Differentials.OPERATOR)) {
      Expr of = formulas.read(applied.argument(), context);
      return formulas.differentials().of(of, applied.argument(), formulas, context);
    }
    List<Expr> arguments = new ArrayList<>();
    if (applied.argument() instanceof Notation.Fenced fenced
        && (fenced.open().equals("(") || fenced.open().equals("[") || fenced.open().equals("{"))) {
      for (Notation item : fenced.items()) {
        arguments.add(formulas.read(item, context));
      }
    } else {
      arguments.add(formulas.read(applied.argument(), context));
    }
    boolean inverse = isMinusOne(applied.sup());
    Expr value = function(applied, inverse, arguments, context);
    return applied.sup() == null || inverse
        ? value
        : new Expr.Power(value, formulas.read(applied.sup(), context));
  }

  private static boolean isMinusOne(Notation sup) {
    return sup instanceof Notation.Sum sum
        && sum.terms().size() == 1
        && sum.terms().get(0).sign() == Notation.Sign.MINUS
        && sum.terms().get(0).value() instanceof Notation.Numeral numeral
        && numeral.digits().equals("1");
  }

  private Expr function(
      Notation.Applied applied, boolean inverse, List<Expr> arguments, Context context) {
    String operator = applied.operator();
    if (operator.equals("log")) {
      ElementaryFunction ln = ElementaryFunctions.byTexName("ln");
      Expr value = new Expr.Call(ln, List.of(arguments.get(0)));
      if (applied.sub() == null && symbols.ledger.isOtherwise(Choice.LOGARITHM)) {
        return new Expr.Call(ElementaryFunctions.byTexName("lg"), List.of(arguments.get(0)));
      }
      if (applied.sub() == null) {
        context.note("\\log is the natural logarithm");
        return value;
      }
      return new Expr.Divide(
          value, new Expr.Call(ln, List.of(formulas.read(applied.sub(), context))));
    }
    ElementaryFunction function =
        ElementaryFunctions.byTexName(inverse ? "arc" + operator : operator);
    if (function == null || applied.sub() != null) {
      throw new NotUnderstood("the operator \\" + operator + " is not read yet", applied.span());
    }
    if (!function.takes(arguments.size())) {
      throw new NotUnderstood(
          "\\" + operator + " does not take " + arguments.size() + " arguments", applied.span());
    }
    if (function.primitive() == Primitive.SIGN) {
      context.note("\\" + operator + " is not defined at 0, where |x| has its kink");
    }
    return new Expr.Call(function, arguments);
  }
}
