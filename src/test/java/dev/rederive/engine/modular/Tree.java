package dev.rederive.engine.modular;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A random formula as a tree, with rewriting rules that keep its value and mutations that do not. */
record Tree(String op, List<Tree> parts, int value) {
  private static final String[] INNER = {
    "+", "+", "-", "*", "*", "/", "neg", "exp", "sigmoid", "tanh", "sin", "cos", "square", "abs"
  };

  static Tree of(String op, Tree... parts) {
    return new Tree(op, List.of(parts), 0);
  }

  static Tree number(int value) {
    return new Tree("number", List.of(), value);
  }

  static Tree random(SplittableRandom random, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return random.nextInt(4) == 0
          ? number(random.nextInt(1, 5))
          : new Tree("variable", List.of(), random.nextInt(3));
    }
    String op = INNER[random.nextInt(INNER.length)];
    Tree first = random(random, depth - 1);
    return switch (op) {
      case "+", "-", "*", "/" -> of(op, first, random(random, depth - 1));
      default -> of(op, first);
    };
  }

  private Tree part(int k) {
    return parts.get(k);
  }

  /** Another formula with the same value wherever both are defined. */
  Tree rewritten(SplittableRandom random) {
    List<Tree> inner = new ArrayList<>();
    for (Tree part : parts) {
      inner.add(part.rewritten(random));
    }
    Tree same = new Tree(op, inner, value);
    if (random.nextInt(3) == 0) {
      return same.padded(random);
    }
    if (parts.isEmpty()) {
      return same;
    }
    Tree a = same.part(0);
    Tree b = parts.size() > 1 ? same.part(1) : null;
    Tree one = number(1);
    return switch (op) {
      case "+" -> of("-", b, of("neg", a));
      case "-" -> of("neg", of("-", b, a));
      case "*" ->
          a.op.equals("+") || a.op.equals("-")
              ? of(a.op, of("*", a.part(0), b), of("*", a.part(1), b))
              : of("neg", of("*", b, of("neg", a)));
      case "/" -> of("*", of("/", one, b), a);
      case "neg" -> of("*", number(-1), a);
      case "exp" ->
          a.op.equals("+")
              ? of("*", of("exp", a.part(0)), of("exp", a.part(1)))
              : of("/", one, of("exp", of("neg", a)));
      case "sigmoid" -> of("/", of("exp", a), of("+", one, of("exp", a)));
      case "tanh" -> of("-", of("*", number(2), of("sigmoid", of("*", number(2), a))), one);
      case "sin" ->
          a.op.equals("+")
              ? of(
                  "+",
                  of("*", of("sin", a.part(0)), of("cos", a.part(1))),
                  of("*", of("cos", a.part(0)), of("sin", a.part(1))))
              : of("neg", of("sin", of("neg", a)));
      case "cos" ->
          of("-", one, of("*", number(2), of("square", of("sin", of("/", a, number(2))))));
      case "square" -> of("*", a, a);
      case "abs" -> of("abs", of("neg", a));
      default -> same;
    };
  }

  private Tree padded(SplittableRandom random) {
    Tree other = new Tree("variable", List.of(), random.nextInt(3));
    return switch (random.nextInt(3)) {
      case 0 -> of("-", of("+", this, other), other);
      case 1 -> of("/", of("*", this, other), other);
      default ->
          of(
              "+",
              of("*", this, of("sigmoid", other)),
              of("*", this, of("sigmoid", of("neg", other))));
    };
  }

  private int size() {
    return 1 + parts.stream().mapToInt(Tree::size).sum();
  }

  /** One place changed: a sign, a number, a variable, an operation, a dropped factor. */
  Tree mutated(SplittableRandom random) {
    return mutatedAt(random.nextInt(size()), random);
  }

  private Tree mutatedAt(int place, SplittableRandom random) {
    if (place == 0) {
      return switch (op) {
        case "number" -> number(value + 1 + random.nextInt(2));
        case "variable" -> new Tree(op, parts, (value + 1) % 3);
        case "+" -> of("-", part(0), part(1));
        case "-" -> random.nextBoolean() ? of("+", part(0), part(1)) : of("-", part(1), part(0));
        case "*" -> random.nextBoolean() ? part(0) : of("/", part(0), part(1));
        case "/" -> random.nextBoolean() ? of("/", part(1), part(0)) : part(0);
        case "sin" -> of("cos", part(0));
        case "cos" -> of("sin", part(0));
        case "square" -> of("*", part(0), of("square", part(0)));
        case "sigmoid" -> of("sigmoid", of("neg", part(0)));
        default -> random.nextBoolean() ? part(0) : of("*", number(2), this);
      };
    }
    int left = place - 1;
    List<Tree> changed = new ArrayList<>(parts);
    for (int k = 0; k < parts.size(); k++) {
      if (left >= 0 && left < part(k).size()) {
        changed.set(k, part(k).mutatedAt(left, random));
      }
      left -= part(k).size();
    }
    return new Tree(op, changed, value);
  }

  int build(Formula f) {
    int a = parts.isEmpty() ? -1 : part(0).build(f);
    int b = parts.size() < 2 ? -1 : part(1).build(f);
    return switch (op) {
      case "number" -> f.number(value);
      case "variable" -> f.variable("v" + value);
      case "+" -> f.sum(a, b);
      case "-" -> f.minus(a, b);
      case "*" -> f.product(a, b);
      case "/" -> f.over(a, b);
      case "neg" -> f.negate(a);
      case "exp" -> f.exp(a);
      case "sigmoid" -> f.named("s" + a, f.sigmoid(a));
      case "tanh" -> f.tanh(a);
      case "sin" -> f.sin(a);
      case "cos" -> f.cos(a);
      case "square" -> f.power(a, 2);
      default -> f.abs(a);
    };
  }

  double at(double[] point) {
    double a = parts.isEmpty() ? 0 : part(0).at(point);
    double b = parts.size() < 2 ? 0 : part(1).at(point);
    return switch (op) {
      case "number" -> value;
      case "variable" -> point[value];
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "neg" -> -a;
      case "exp" -> Math.exp(a);
      case "sigmoid" -> 1 / (1 + Math.exp(-a));
      case "tanh" -> Math.tanh(a);
      case "sin" -> Math.sin(a);
      case "cos" -> Math.cos(a);
      case "square" -> a * a;
      default -> Math.abs(a);
    };
  }
}
