package dev.rederive.engine.modular;

import dev.rederive.engine.dag.Cone;

/** The places of nodes in a cone, found without a search. */
final class Positions {
  private final Cone cone;
  private final int[] positions;

  Positions(Cone cone) {
    this.cone = cone;
    positions = new int[cone.node(cone.size() - 1) + 1];
    for (int k = 0; k < cone.size(); k++) {
      positions[cone.node(k)] = k;
    }
  }

  Cone cone() {
    return cone;
  }

  int size() {
    return cone.size();
  }

  int node(int position) {
    return cone.node(position);
  }

  int of(int node) {
    return positions[node];
  }
}
