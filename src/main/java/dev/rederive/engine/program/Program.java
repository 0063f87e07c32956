package dev.rederive.engine.program;

import dev.rederive.engine.Arithmetic;
import dev.rederive.engine.OpaqueStandIn;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.RoundedNumber;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A cone laid out as straight-line code, number system left open: one instruction per place,
 * operands at smaller places. Named quantities keep a place of their own, so that their value can be
 * set; a function nobody defined is spelled out as its stand-in.
 */
public final class Program {
  public static final int CONSTANT = 0;
  public static final int VARIABLE = 1;
  public static final int NAMED = 2;
  public static final int ADD = 3;
  public static final int MULTIPLY = 4;
  public static final int RECIPROCAL = 5;
  public static final int SQUARE = 6;
  public static final int POWER = 7;
  public static final int EXP = 8;
  public static final int LN = 9;
  public static final int SIN = 10;
  public static final int COS = 11;
  public static final int ATAN = 12;
  public static final int ABS = 13;
  public static final int SIGN = 14;
  public static final int SELECT = 15;
  public static final int DERIVATIVE = 16;
  public static final int ROUNDED = 17;
  public static final int PI = 18;

  private final Dag dag;
  private final Cone cone;
  private final int[] places;
  private final int size;
  private final byte[] codes;
  private final int[] starts;
  private final int[] pool;
  private final Object[] payloads;
  private final int[] variablePlaces;
  private final int[] variableNodes;
  private int[] parentStarts;
  private int[] parents;

  private Program(Dag dag, Cone cone, int[] places, Builder built) {
    this.dag = dag;
    this.cone = cone;
    this.places = places;
    this.size = built.size;
    this.codes = Arrays.copyOf(built.codes, size);
    this.starts = Arrays.copyOf(built.starts, size + 1);
    this.pool = Arrays.copyOf(built.pool, built.starts[size]);
    this.payloads = Arrays.copyOf(built.payloads, size);
    int count = 0;
    int[] atPlaces = new int[size];
    int[] nodes = new int[size];
    for (int k = 0; k < cone.size(); k++) {
      if (dag.op(cone.node(k)) == Op.VARIABLE) {
        atPlaces[count] = places[k];
        nodes[count++] = cone.node(k);
      }
    }
    variablePlaces = Arrays.copyOf(atPlaces, count);
    variableNodes = Arrays.copyOf(nodes, count);
  }

  /** Compiles the cone of the roots. */
  public static Program compile(Dag dag, int... roots) {
    Cone cone = Cone.of(dag, roots);
    Builder builder = new Builder(cone.size());
    int[] places = new int[cone.size()];
    for (int k = 0; k < cone.size(); k++) {
      places[k] = builder.add(dag, cone, places, cone.node(k));
    }
    return new Program(dag, cone, places, builder);
  }

  public Dag dag() {
    return dag;
  }

  /** How many instructions, and so how many values, there are. */
  public int size() {
    return size;
  }

  /** The instruction of a place, one of the constants of this class. */
  public int code(int place) {
    return codes[place];
  }

  public int start(int place) {
    return starts[place];
  }

  /** The operands of all instructions; those of a place lie from its start to the next one's. */
  public int[] pool() {
    return pool;
  }

  public int operand(int place, int k) {
    return pool[starts[place] + k];
  }

  public int operandCount(int place) {
    return starts[place + 1] - starts[place];
  }

  /** A number, an exponent, a relation or an atom, as the instruction needs; or null. */
  public Object payload(int place) {
    return payloads[place];
  }

  /** The nodes of the variables, ascending. */
  public int[] variableNodes() {
    return variableNodes;
  }

  /** The places of the variables, in the order of {@link #variableNodes()}. */
  public int[] variablePlaces() {
    return variablePlaces;
  }

  public boolean has(int node) {
    return cone.indexOf(node) >= 0;
  }

  /** The place that holds the value of a node of the cone. */
  public int place(int node) {
    int index = cone.indexOf(node);
    if (index < 0) {
      throw new IllegalArgumentException("node " + node + " is not part of the program");
    }
    return places[index];
  }

  /** The places that {@code to} depends on and that depend on {@code from}, without it, ascending. */
  public int[] between(int from, int to) {
    if (from >= to) {
      return new int[0];
    }
    // What a weight acts on is little, what an error depends on is everything: the way up from the
    // variable is walked, and what does not lead to the end is dropped on the way back.
    BitSet above = reach(from, to, true);
    if (!above.get(to)) {
      return new int[0];
    }
    int count = 0;
    int[] descending = new int[above.cardinality()];
    for (int place = to; place > from; place = above.previousSetBit(place - 1)) {
      boolean leads = place == to;
      for (int k = parentStarts[place]; k < parentStarts[place + 1] && !leads; k++) {
        leads = parents[k] <= to && above.get(parents[k]);
      }
      if (leads) {
        descending[count++] = place;
      } else {
        above.clear(place);
      }
    }
    int[] ascending = new int[count];
    for (int k = 0; k < count; k++) {
      ascending[k] = descending[count - 1 - k];
    }
    return ascending;
  }

  /** The variables that a place depends on, as places, ascending. */
  public int[] variablesUnder(int place) {
    BitSet under = reach(place, 0, false);
    return Arrays.stream(variablePlaces).filter(under::get).toArray();
  }

  private BitSet reach(int from, int limit, boolean up) {
    if (up) {
      linkParents();
    }
    int[] ends = up ? parentStarts : starts;
    int[] targets = up ? parents : pool;
    BitSet seen = new BitSet(size);
    int[] stack = new int[64];
    int depth = 0;
    stack[depth++] = from;
    seen.set(from);
    while (depth > 0) {
      int place = stack[--depth];
      for (int k = ends[place]; k < ends[place + 1]; k++) {
        int next = targets[k];
        if (seen.get(next) || (up ? next > limit : next < limit)) {
          continue;
        }
        seen.set(next);
        if (depth == stack.length) {
          stack = Arrays.copyOf(stack, 2 * depth);
        }
        stack[depth++] = next;
      }
    }
    return seen;
  }

  private void linkParents() {
    if (parents != null) {
      return;
    }
    int[] counts = new int[size + 1];
    for (int operand : pool) {
      counts[operand + 1]++;
    }
    for (int k = 0; k < size; k++) {
      counts[k + 1] += counts[k];
    }
    int[] next = Arrays.copyOf(counts, size);
    int[] found = new int[pool.length];
    for (int place = 0; place < size; place++) {
      for (int k = starts[place]; k < starts[place + 1]; k++) {
        found[next[pool[k]]++] = place;
      }
    }
    parentStarts = counts;
    parents = found;
  }

  /** Appends instructions; as a number system, its numbers are the places of the results. */
  private static final class Builder implements Arithmetic<Integer> {
    private byte[] codes;
    private int[] starts;
    private int[] pool;
    private Object[] payloads;
    private int size;

    Builder(int nodes) {
      codes = new byte[nodes + 1];
      starts = new int[nodes + 2];
      pool = new int[2 * nodes + 8];
      payloads = new Object[nodes + 1];
    }

    int add(Dag dag, Cone cone, int[] places, int node) {
      Op op = dag.op(node);
      if (op == Op.OPAQUE) {
        List<Integer> arguments =
            Arrays.stream(dag.children(node)).map(n -> places[cone.indexOf(n)]).boxed().toList();
        return OpaqueStandIn.value(this, dag.opaque(node), arguments);
      }
      int place = open(code(dag, node, op), payload(dag, node, op), dag.childCount(node));
      int from = starts[place];
      dag.copyChildren(node, pool, from);
      for (int k = from; k < starts[place + 1]; k++) {
        pool[k] = places[cone.indexOf(pool[k])];
      }
      return place;
    }

    private static int code(Dag dag, int node, Op op) {
      return switch (op) {
        case CONSTANT -> CONSTANT;
        case ROUNDED -> ROUNDED;
        case PI -> PI;
        case VARIABLE -> VARIABLE;
        case NAMED -> NAMED;
        case ADD -> ADD;
        case MULTIPLY -> MULTIPLY;
        case POWER -> power(dag.exponent(node));
        case EXP -> EXP;
        case LN -> LN;
        case SIN -> SIN;
        case COS -> COS;
        case ATAN -> ATAN;
        case ABS -> ABS;
        case SIGN -> SIGN;
        case SELECT -> SELECT;
        case DERIVATIVE -> DERIVATIVE;
        case OPAQUE -> throw new IllegalArgumentException("spelled out as its stand-in");
      };
    }

    private static int power(BigFraction exponent) {
      return exponent.equals(BigFraction.MINUS_ONE)
          ? RECIPROCAL
          : exponent.equals(BigFraction.TWO) ? SQUARE : POWER;
    }

    private static Object payload(Dag dag, int node, Op op) {
      return switch (op) {
        case CONSTANT -> dag.constantValue(node);
        case ROUNDED -> dag.rounded(node);
        case VARIABLE, NAMED -> dag.atom(node);
        case POWER -> dag.exponent(node);
        case SELECT -> dag.relation(node);
        default -> null;
      };
    }

    /** A new instruction, its operands still to be filled in. */
    private int open(int code, Object payload, int operands) {
      int place = size++;
      if (place == codes.length) {
        codes = Arrays.copyOf(codes, 2 * place);
        starts = Arrays.copyOf(starts, 2 * place + 1);
        payloads = Arrays.copyOf(payloads, 2 * place);
      }
      int end = starts[place] + operands;
      if (end > pool.length) {
        pool = Arrays.copyOf(pool, Math.max(2 * pool.length, end));
      }
      codes[place] = (byte) code;
      payloads[place] = payload;
      starts[place + 1] = end;
      return place;
    }

    private int emit(int code, Object payload, int... operands) {
      int place = open(code, payload, operands.length);
      System.arraycopy(operands, 0, pool, starts[place], operands.length);
      return place;
    }

    @Override
    public Integer constant(BigFraction value) {
      return emit(CONSTANT, value);
    }

    @Override
    public Integer range(BigFraction low, BigFraction high) {
      return emit(ROUNDED, new RoundedNumber(low, high, ""));
    }

    @Override
    public Integer pi() {
      return emit(PI, null);
    }

    @Override
    public Integer add(Integer a, Integer b) {
      return emit(ADD, null, a, b);
    }

    @Override
    public Integer multiply(Integer a, Integer b) {
      return emit(MULTIPLY, null, a, b);
    }

    @Override
    public Integer negate(Integer a) {
      return multiply(constant(BigFraction.MINUS_ONE), a);
    }

    @Override
    public Integer reciprocal(Integer a) {
      return emit(RECIPROCAL, BigFraction.MINUS_ONE, a);
    }

    @Override
    public Integer power(Integer a, BigFraction exponent) {
      return emit(power(exponent), exponent, a);
    }

    @Override
    public Integer exp(Integer a) {
      return emit(EXP, null, a);
    }

    @Override
    public Integer ln(Integer a) {
      return emit(LN, null, a);
    }

    @Override
    public Integer sin(Integer a) {
      return emit(SIN, null, a);
    }

    @Override
    public Integer cos(Integer a) {
      return emit(COS, null, a);
    }

    @Override
    public Integer atan(Integer a) {
      return emit(ATAN, null, a);
    }

    @Override
    public Integer abs(Integer a) {
      return emit(ABS, null, a);
    }

    @Override
    public Integer sign(Integer a) {
      return emit(SIGN, null, a);
    }
  }
}
