package dev.rederive.check.comparison;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.dag.Op;
import dev.rederive.math.Quantity;
import dev.rederive.network.Element;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites a side of a claim so that the network can speak: a derivative of one part of the network
 * by another, and every quantity the network computes, become variables that the network gives
 * values to. Occurrences inside definitions count; what the network does not know stays the
 * document's.
 */
final class NetworkSide {
  /** Where the value of a variable comes from. */
  sealed interface StandIn {
    record Value(Element of) implements StandIn {}

    record Derivative(Element of, Element by) implements StandIn {}
  }

  private final BoundNetwork network;
  private final Dag dag;
  private final Derivatives derivatives;
  private final Map<Integer, Integer> rewritten = new HashMap<>();
  private final Map<Atom, StandIn> standIns = new HashMap<>();

  NetworkSide(BoundNetwork network, Derivatives derivatives) {
    this.network = network;
    this.dag = network.dag();
    this.derivatives = derivatives;
  }

  /** The side with stand-ins, free of derivatives. */
  int rewrite(int root) {
    Deque<Integer> stack = new ArrayDeque<>();
    stack.push(root);
    while (!stack.isEmpty()) {
      int node = stack.peek();
      if (rewritten.containsKey(node)) {
        stack.pop();
        continue;
      }
      int variable = standIn(node);
      if (variable >= 0) {
        rewritten.put(node, variable);
        continue;
      }
      int[] parts =
          dag.op(node) == Op.DERIVATIVE ? new int[] {derivatives.expand(node)} : dag.children(node);
      boolean ready = true;
      for (int part : parts) {
        if (!rewritten.containsKey(part)) {
          stack.push(part);
          ready = false;
        }
      }
      if (ready) {
        rewritten.put(node, assemble(node, parts));
      }
    }
    return rewritten.get(root);
  }

  private int assemble(int node, int[] parts) {
    boolean same = true;
    int[] children = new int[parts.length];
    for (int k = 0; k < parts.length; k++) {
      children[k] = rewritten.get(parts[k]);
      same &= children[k] == parts[k];
    }
    if (dag.op(node) == Op.DERIVATIVE) {
      return children[0];
    }
    return same ? node : dag.op(node) == Op.NAMED ? children[0] : dag.rebuild(node, children);
  }

  /** The variable for a node the network knows, or -1. */
  private int standIn(int node) {
    StandIn origin = null;
    if (dag.op(node) == Op.DERIVATIVE) {
      Element of = network.computed().get(unnamed(dag.child(node, 0), dag.child(node, 1)));
      Element by = network.element(dag.child(node, 1));
      if (of != null && by != null) {
        origin = new StandIn.Derivative(of, by);
      }
    } else {
      Element computed = network.computed().get(node);
      if (computed != null && !network.valueless().contains(node)) {
        origin = new StandIn.Value(computed);
      }
    }
    if (origin == null) {
      return -1;
    }
    Atom atom = new Atom(Quantity.scalar("network[" + node + "]"), List.of(), 0);
    standIns.put(atom, origin);
    return dag.variable(atom);
  }

  /** Another name for a bound quantity is as good, unless it is what is differentiated by. */
  private int unnamed(int of, int by) {
    int node = of;
    while (node != by && dag.op(node) == Op.NAMED && network.element(node) == null) {
      node = dag.child(node, 0);
    }
    return node;
  }

  /** What a variable of a rewritten side stands for, or null if it is the document's own. */
  StandIn origin(Atom atom) {
    return standIns.get(atom);
  }

  /** Which stand-ins a rewritten side has. */
  List<StandIn> standInsOf(int side) {
    Cone cone = Cone.of(dag, side);
    java.util.ArrayList<StandIn> found = new java.util.ArrayList<>();
    for (int k = 0; k < cone.size(); k++) {
      if (dag.op(cone.node(k)) == Op.VARIABLE) {
        StandIn origin = standIns.get(dag.atom(cone.node(k)));
        if (origin != null) {
          found.add(origin);
        }
      }
    }
    return found;
  }
}
