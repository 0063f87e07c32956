package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IASTAppendable;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Symja, as far as it is used: derivatives with respect to plain symbols and expansion. Confined to
 * one thread. Expressions are built and taken apart through its interface only.
 */
final class Algebra {
  /** Numbers longer than this are not handed over. */
  static final int BITS = 4096;

  private final EvalEngine engine;
  private final List<ISymbol> symbols = new ArrayList<>();
  private long calls;

  static {
    // Otherwise Symja reads its integration rules in a second thread, which is no daemon.
    Config.JAS_NO_THREADS = true;
  }

  Algebra() {
    engine = new EvalEngine(true);
    engine.setQuietMode(true);
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    engine.setOutPrintStream(nowhere);
    engine.setErrorPrintStream(nowhere);
    EvalEngine.set(engine);
  }

  /** Asks a running evaluation to end; from any thread. */
  void stop() {
    engine.stopRequest();
  }

  /** How often Symja was asked since the start. */
  long calls() {
    return calls;
  }

  /** The k-th of an endless list of plain symbols. */
  ISymbol symbol(int k) {
    while (symbols.size() <= k) {
      symbols.add(F.Dummy("a" + symbols.size()));
    }
    return symbols.get(k);
  }

  /** ∂ expression / ∂ symbol. */
  IExpr derivative(IExpr expression, ISymbol symbol) {
    return evaluate(F.D(expression, symbol));
  }

  /** A sum of products. */
  IExpr expand(IExpr expression) {
    return evaluate(F.Expand(expression));
  }

  private IExpr evaluate(IExpr question) {
    calls++;
    engine.setStopRequested(false);
    try {
      return engine.evaluate(question);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      // Its own limits surface as any of these.
      throw new Unanswered("Symja gave up (" + failure.getClass().getSimpleName() + ")");
    }
  }

  /**
   * A node as an expression of Symja.
   *
   * @param known expressions of some nodes, the variables among them; grows
   */
  IExpr express(Dag dag, int node, Map<Integer, IExpr> known) {
    IExpr done = known.get(node);
    if (done != null) {
      return done;
    }
    int count = dag.childCount(node);
    IExpr result =
        switch (dag.op(node)) {
          case CONSTANT -> number(dag.constantValue(node));
          case PI -> S.Pi;
          case ADD, MULTIPLY -> {
            IASTAppendable list = dag.op(node) == Op.ADD ? F.PlusAlloc(count) : F.TimesAlloc(count);
            for (int k = 0; k < count; k++) {
              list.append(express(dag, dag.child(node, k), known));
            }
            yield list;
          }
          case POWER ->
              F.Power(express(dag, dag.child(node, 0), known), number(dag.exponent(node)));
          case EXP -> F.Power(S.E, express(dag, dag.child(node, 0), known));
          case LN -> F.Log(express(dag, dag.child(node, 0), known));
          case SIN -> F.Sin(express(dag, dag.child(node, 0), known));
          case COS -> F.Cos(express(dag, dag.child(node, 0), known));
          case ATAN -> F.ArcTan(express(dag, dag.child(node, 0), known));
          default -> throw new IllegalStateException(dag.op(node).toString());
        };
    known.put(node, result);
    return result;
  }

  private static IExpr number(BigFraction value) {
    if (value.getNumerator().bitLength() > BITS || value.getDenominator().bitLength() > BITS) {
      throw new Unanswered("a number has more than " + BITS + " bits");
    }
    return value.getDenominator().equals(BigInteger.ONE)
        ? F.ZZ(value.getNumerator())
        : F.QQ(F.ZZ(value.getNumerator()), F.ZZ(value.getDenominator()));
  }

  /** Takes an expression of Symja into a graph; {@link Unanswered} if it is none of ours. */
  int take(IExpr expression, Dag dag, Map<ISymbol, Integer> nodes) {
    if (expression instanceof ISymbol) {
      Integer node = nodes.get(expression);
      if (node != null) {
        return node;
      }
      if (expression == S.Pi) {
        return dag.pi();
      }
      if (expression == S.E) {
        return dag.unary(Op.EXP, dag.one);
      }
    }
    if (expression instanceof IRational) {
      IRational value = (IRational) expression;
      return dag.constant(
          new BigFraction(
              value.numerator().toBigNumerator(), value.denominator().toBigNumerator()));
    }
    if (expression instanceof IAST) {
      IAST ast = (IAST) expression;
      int[] arguments = new int[ast.argSize()];
      boolean power = ast.isPower();
      if (power && ast.exponent() instanceof IRational) {
        IRational e = (IRational) ast.exponent();
        BigFraction exponent =
            new BigFraction(e.numerator().toBigNumerator(), e.denominator().toBigNumerator());
        int base = take(ast.base(), dag, nodes);
        if (dag.op(base) == Op.EXP) {
          return dag.unary(Op.EXP, dag.multiply(dag.constant(exponent), dag.child(base, 0)));
        }
        return dag.power(base, exponent);
      }
      if (power && ast.base() == S.E) {
        return dag.unary(Op.EXP, take(ast.exponent(), dag, nodes));
      }
      for (int k = 0; k < arguments.length; k++) {
        arguments[k] = take(ast.get(k + 1), dag, nodes);
      }
      if (power) {
        return dag.unary(Op.EXP, dag.multiply(arguments[1], dag.unary(Op.LN, arguments[0])));
      }
      if (ast.isPlus()) {
        return dag.add(arguments);
      }
      if (ast.isTimes()) {
        return dag.multiply(arguments);
      }
      if (arguments.length == 1) {
        return function(ast.head(), arguments[0], dag);
      }
    }
    throw new Unanswered("Symja answered with " + expression.head() + ", which is not read back");
  }

  private static int function(IExpr head, int x, Dag dag) {
    if (head == S.Log) {
      return dag.unary(Op.LN, x);
    }
    if (head == S.Sin) {
      return dag.unary(Op.SIN, x);
    }
    if (head == S.Cos) {
      return dag.unary(Op.COS, x);
    }
    if (head == S.ArcTan) {
      return dag.unary(Op.ATAN, x);
    }
    if (head == S.Tan) {
      return dag.divide(dag.unary(Op.SIN, x), dag.unary(Op.COS, x));
    }
    if (head == S.Cot) {
      return dag.divide(dag.unary(Op.COS, x), dag.unary(Op.SIN, x));
    }
    if (head == S.Sec) {
      return dag.divide(dag.one, dag.unary(Op.COS, x));
    }
    if (head == S.Csc) {
      return dag.divide(dag.one, dag.unary(Op.SIN, x));
    }
    throw new Unanswered("Symja answered with " + head + ", which is not read back");
  }
}
