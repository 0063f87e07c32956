package dev.rederive.engine.lowering;

import dev.rederive.math.Quantity;
import java.util.Map;

/**
 * What index letters and formal arguments stand for. Each binding is one link in front of the
 * others: the body of a sum is entered once per term, and a network has a hundred thousand of them.
 *
 * @param letter the letter bound last, or null at the end of the chain
 * @param formals the nodes of formal arguments
 */
record Scope(String letter, int value, Scope outer, Map<Quantity, Integer> formals) {
  static final Scope EMPTY = new Scope(null, 0, null, Map.of());

  static Scope of(Map<String, Integer> letters) {
    Scope scope = EMPTY;
    for (Map.Entry<String, Integer> entry : letters.entrySet()) {
      scope = scope.bind(entry.getKey(), entry.getValue());
    }
    return scope;
  }

  Scope bind(String name, int to) {
    return new Scope(name, to, this, formals);
  }

  Scope with(Map<Quantity, Integer> arguments) {
    return new Scope(null, 0, this, arguments);
  }

  /** Whether a letter has a value here. */
  boolean binds(String name) {
    return link(name) != null;
  }

  /**
   * The value of a letter.
   *
   * @throws Unresolved if nothing binds it
   */
  int valueOf(String name) {
    Scope link = link(name);
    if (link == null) {
      throw new Unresolved("the index " + name + " is bound by nothing");
    }
    return link.value;
  }

  /** How many bindings there are. */
  int length() {
    int length = 0;
    for (Scope link = this; link.outer != null; link = link.outer) {
      length++;
    }
    return length;
  }

  private Scope link(String name) {
    for (Scope link = this; link != null; link = link.outer) {
      if (name.equals(link.letter)) {
        return link;
      }
    }
    return null;
  }
}
