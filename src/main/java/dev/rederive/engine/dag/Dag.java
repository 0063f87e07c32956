package dev.rederive.engine.dag;

import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * A growing, hash-consed graph: equal operations on equal children are one node. Nodes are numbers;
 * a child's number is smaller than its parent's, so a loop over ascending numbers evaluates. Sums
 * and products are flattened one level, sorted and folded over their constants, so that the order
 * in which an author wrote them does not matter.
 */
public final class Dag {
  /** More nodes than this are refused; the largest network in sight needs about a tenth. */
  public static final int NODE_LIMIT = 40_000_000;

  /**
   * More work than this is refused, counted in operands looked at, also where nothing is added. The
   * gradient of a network of 784-100-10 written out for every weight takes more than 100 million.
   */
  public static final long WORK_LIMIT = 250_000_000L;

  /** How often a stopped thread looks up, in operands. */
  private static final long BREATH = 1L << 20;

  private byte[] ops;
  private byte[] nesting;
  private int[] payloads;
  private int[] starts;
  private int[] pool;
  private int size;
  private long work;
  private final long workLimit;

  private int[] table;
  private final List<Object> objects;
  private final Map<Object, Integer> objectNumbers;

  /** The numbers of the objects that a graph this one goes on from had; never changed. */
  private final Map<Object, Integer> inherited;

  private static final Op[] OPS = Op.values();

  public final int zero;
  public final int one;
  public final int minusOne;

  /** An empty graph. */
  public Dag() {
    this(WORK_LIMIT);
  }

  /**
   * An empty graph that may take less work than others.
   *
   * @param workLimit in operands looked at
   */
  public Dag(long workLimit) {
    this.workLimit = workLimit;
    ops = new byte[1024];
    nesting = new byte[1024];
    payloads = new int[1024];
    starts = new int[1025];
    pool = new int[4096];
    table = new int[4096];
    objects = new ArrayList<>();
    objectNumbers = new HashMap<>();
    inherited = Map.of();
    zero = constant(BigFraction.ZERO);
    one = constant(BigFraction.ONE);
    minusOne = constant(BigFraction.MINUS_ONE);
  }

  /**
   * A copy with the same node numbers. What is added to it is not in the original, and to the
   * original nothing may be added any more.
   *
   * @param original itself no such copy
   * @param workLimit for what is added, in operands looked at
   */
  public Dag(Dag original, long workLimit) {
    this.workLimit = workLimit;
    ops = original.ops.clone();
    nesting = original.nesting.clone();
    payloads = original.payloads.clone();
    starts = original.starts.clone();
    pool = original.pool.clone();
    size = original.size;
    table = original.table.clone();
    objects = new ArrayList<>(original.objects);
    objectNumbers = new HashMap<>();
    inherited = original.objectNumbers;
    if (!original.inherited.isEmpty()) {
      throw new IllegalArgumentException("a copy of a copy");
    }
    zero = original.zero;
    one = original.one;
    minusOne = original.minusOne;
  }

  public int size() {
    return size;
  }

  public Op op(int node) {
    return OPS[ops[node]];
  }

  public int childCount(int node) {
    return starts[node + 1] - starts[node];
  }

  public int child(int node, int k) {
    return pool[starts[node] + k];
  }

  /**
   * How many derivatives stand inside one another at most in what a node depends on, itself
   * included; {@value Byte#MAX_VALUE} stands for more.
   */
  public int nesting(int node) {
    return nesting[node];
  }

  /** The first place of a node among the children of a sum or product, which it must be among. */
  int firstChild(int node, int child) {
    int from = starts[node];
    int place = Arrays.binarySearch(pool, from, starts[node + 1], child);
    while (place > from && pool[place - 1] == child) {
      place--;
    }
    return place - from;
  }

  /** The value of a constant node. */
  public BigFraction constantValue(int node) {
    return (BigFraction) objects.get(payloads[node]);
  }

  public RoundedNumber rounded(int node) {
    return (RoundedNumber) objects.get(payloads[node]);
  }

  /** The atom of a variable or named node. */
  public Atom atom(int node) {
    return (Atom) objects.get(payloads[node]);
  }

  public BigFraction exponent(int node) {
    return (BigFraction) objects.get(payloads[node]);
  }

  public OpaqueFunction opaque(int node) {
    return (OpaqueFunction) objects.get(payloads[node]);
  }

  public Relation relation(int node) {
    return (Relation) objects.get(payloads[node]);
  }

  public boolean isConstant(int node) {
    return ops[node] == Op.CONSTANT.ordinal();
  }

  /** Whether the node can be a root: a variable or a named quantity. */
  public boolean isAtom(int node) {
    return ops[node] == Op.VARIABLE.ordinal() || ops[node] == Op.NAMED.ordinal();
  }

  public int constant(BigFraction value) {
    return node(Op.CONSTANT, value);
  }

  public int constant(long value) {
    return constant(new BigFraction(value));
  }

  public int rounded(RoundedNumber number) {
    return node(Op.ROUNDED, number);
  }

  public int pi() {
    return node(Op.PI, null);
  }

  public int variable(Atom atom) {
    return node(Op.VARIABLE, atom);
  }

  public int named(Atom atom, int definition) {
    return node(Op.NAMED, atom, definition);
  }

  public int add(int a, int b) {
    return add(new int[] {a, b});
  }

  public int subtract(int a, int b) {
    return add(a, negate(b));
  }

  public int negate(int a) {
    return multiply(minusOne, a);
  }

  public int multiply(int a, int b) {
    return multiply(new int[] {a, b});
  }

  public int divide(int a, int b) {
    return multiply(a, power(b, BigFraction.MINUS_ONE));
  }

  public int add(int[] terms) {
    return fold(Op.ADD, terms);
  }

  public int multiply(int[] factors) {
    return fold(Op.MULTIPLY, factors);
  }

  private int fold(Op op, int[] given) {
    boolean sum = op == Op.ADD;
    spend(given.length);
    int[] flat = new int[Math.max(8, given.length)];
    int count = 0;
    BigFraction constant = sum ? BigFraction.ZERO : BigFraction.ONE;
    for (int node : given) {
      // One level is enough: what is flattened was itself built by this method.
      int inner = ops[node] == op.ordinal() && childCount(node) <= 8 ? childCount(node) : 0;
      int parts = inner == 0 ? 1 : inner;
      for (int k = 0; k < parts; k++) {
        int part = inner == 0 ? node : child(node, k);
        if (isConstant(part)) {
          BigFraction value = constantValue(part);
          boolean first = constant == (sum ? BigFraction.ZERO : BigFraction.ONE);
          constant = first ? value : sum ? constant.add(value) : constant.multiply(value);
        } else {
          if (count == flat.length) {
            flat = Arrays.copyOf(flat, 2 * count);
          }
          flat[count++] = part;
        }
      }
    }
    if (!sum && constant.isZero()) {
      for (int k = 0; k < count; k++) {
        if (isPole(flat[k])) {
          return flat[k]; // 0 · 1/0 is nothing, not 0
        }
      }
      return zero;
    }
    boolean trivial = sum ? constant.isZero() : constant.equals(BigFraction.ONE);
    if (!trivial || count == 0) {
      if (count == 0) {
        return constant(constant);
      }
      if (count == flat.length) {
        flat = Arrays.copyOf(flat, count + 1);
      }
      flat[count++] = constant(constant);
    }
    if (count == 1) {
      return flat[0];
    }
    int[] children = Arrays.copyOf(flat, count);
    Arrays.sort(children);
    return node(op, null, children);
  }

  /** Whether a node is a negative power of zero, which has no value. */
  private boolean isPole(int node) {
    return ops[node] == Op.POWER.ordinal()
        && exponent(node).getNumerator().signum() < 0
        && isConstant(child(node, 0))
        && constantValue(child(node, 0)).isZero();
  }

  /** base^exponent; exponents 0 and 1 and integer powers of constants are folded. */
  public int power(int base, BigFraction exponent) {
    if (exponent.equals(BigFraction.ONE)) {
      return base;
    }
    if (exponent.isZero()) {
      return one;
    }
    boolean integer = exponent.getDenominatorAsInt() == 1;
    if (isConstant(base)
        && integer
        && exponent.getNumerator().bitLength() < 10
        && !constantValue(base).isZero()) {
      return constant(constantValue(base).pow(exponent.getNumeratorAsInt()));
    }
    if (ops[base] == Op.POWER.ordinal() && integer && isInteger(exponent(base))) {
      // (x^a)^b = x^(ab) holds for integers wherever the left side is defined.
      return power(child(base, 0), exponent(base).multiply(exponent));
    }
    return node(Op.POWER, exponent, base);
  }

  private static boolean isInteger(BigFraction value) {
    return value.getDenominator().bitLength() == 1;
  }

  public int unary(Op op, int argument) {
    if (op == Op.EXP && argument == zero) {
      return one;
    }
    return node(op, null, argument);
  }

  public int opaque(OpaqueFunction function, int... arguments) {
    return node(Op.OPAQUE, function, arguments);
  }

  public int select(Relation relation, int left, int right, int then, int otherwise) {
    return then == otherwise ? then : node(Op.SELECT, relation, left, right, then, otherwise);
  }

  /**
   * The derivative, not yet worked out; see {@link Derivatives}.
   *
   * @param variable a variable or named node
   */
  public int derivative(int of, int variable) {
    if (!isAtom(variable)) {
      throw new IllegalArgumentException("not a root: " + op(variable));
    }
    return node(Op.DERIVATIVE, null, of, variable);
  }

  /** The same operation with other children; folds as the public builders do. */
  public int rebuild(int node, int[] children) {
    return switch (op(node)) {
      case CONSTANT, ROUNDED, PI, VARIABLE -> node;
      case ADD -> add(children);
      case MULTIPLY -> multiply(children);
      case POWER -> power(children[0], exponent(node));
      case EXP, LN, SIN, COS, ATAN, ABS, SIGN -> unary(op(node), children[0]);
      case SELECT -> select(relation(node), children[0], children[1], children[2], children[3]);
      case DERIVATIVE -> derivative(children[0], children[1]);
      case NAMED -> named(atom(node), children[0]);
      case OPAQUE -> opaque(opaque(node), children);
    };
  }

  /** Puts the children of a node into a list, from a place on. */
  public void copyChildren(int node, int[] list, int from) {
    System.arraycopy(pool, starts[node], list, from, starts[node + 1] - starts[node]);
  }

  /** Marks the children of a node that are not below some number. */
  void markChildren(int node, int least, long[] marks) {
    for (int k = starts[node]; k < starts[node + 1]; k++) {
      int child = pool[k] - least;
      if (child >= 0) {
        marks[child >> 6] |= 1L << child;
      }
    }
  }

  public int[] children(int node) {
    return Arrays.copyOfRange(pool, starts[node], starts[node + 1]);
  }

  private int node(Op op, Object payload, int... children) {
    int number = -1;
    if (payload != null) {
      Integer known = inherited.isEmpty() ? null : inherited.get(payload);
      known = known != null ? known : objectNumbers.get(payload);
      if (known == null) {
        known = objects.size();
        objects.add(payload);
        objectNumbers.put(payload, known);
      }
      number = known;
    }
    spend(1 + children.length);
    int hash = op.ordinal() * 31 + number;
    for (int child : children) {
      hash = (hash * 0x9E3779B1) ^ (hash >>> 15) ^ child;
    }
    hash *= 0x85EBCA6B;
    int mask = table.length - 1;
    int slot = (hash ^ (hash >>> 16)) & mask;
    for (; table[slot] != 0; slot = (slot + 1) & mask) {
      int candidate = table[slot] - 1;
      if (ops[candidate] == op.ordinal()
          && payloads[candidate] == number
          && Arrays.equals(
              pool, starts[candidate], starts[candidate + 1], children, 0, children.length)) {
        return candidate;
      }
    }
    if (size >= NODE_LIMIT) {
      throw new TooLarge("more than " + NODE_LIMIT + " operations");
    }
    int added = size++;
    if (added == ops.length) {
      ops = Arrays.copyOf(ops, 2 * added);
      nesting = Arrays.copyOf(nesting, 2 * added);
      payloads = Arrays.copyOf(payloads, 2 * added);
      starts = Arrays.copyOf(starts, 2 * added + 1);
    }
    int end = starts[added] + children.length;
    if (end > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(2 * pool.length, end));
    }
    ops[added] = (byte) op.ordinal();
    nesting[added] = nesting(op, children);
    payloads[added] = number;
    System.arraycopy(children, 0, pool, starts[added], children.length);
    starts[added + 1] = end;
    table[slot] = added + 1;
    if (2 * size > table.length) {
      grow();
    }
    return added;
  }

  private byte nesting(Op op, int[] children) {
    int deepest = 0;
    for (int child : children) {
      deepest = Math.max(deepest, nesting[child]);
    }
    return (byte) Math.min(Byte.MAX_VALUE, op == Op.DERIVATIVE ? deepest + 1 : deepest);
  }

  /**
   * Counts work on this graph; whoever builds it also counts what adds no node.
   *
   * @throws TooLarge if the graph has taken more than its limit, {@link #WORK_LIMIT} mostly, or nobody waits for it
   *     any more
   */
  public void spend(long units) {
    long before = work;
    work += units;
    if (work > workLimit) {
      throw new TooLarge("more than " + workLimit + " steps to build it");
    }
    if (before / BREATH != work / BREATH && Thread.currentThread().isInterrupted()) {
      throw new TooLarge("stopped while it was built");
    }
  }

  private void grow() {
    table = new int[4 * table.length];
    int mask = table.length - 1;
    for (int node = 0; node < size; node++) {
      int hash = ops[node] * 31 + payloads[node];
      for (int k = starts[node]; k < starts[node + 1]; k++) {
        hash = (hash * 0x9E3779B1) ^ (hash >>> 15) ^ pool[k];
      }
      hash *= 0x85EBCA6B;
      int slot = (hash ^ (hash >>> 16)) & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = node + 1;
    }
  }

  /** The graph would need more nodes than {@link #NODE_LIMIT}, or a loop more rounds than fit. */
  public static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooLarge(String message) {
      super(message, null, false, false);
    }
  }
}
