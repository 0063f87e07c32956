package dev.rederive.check.comparison;

import java.util.List;

/** Nodes of the document's graph in the shape of a part of a network. */
record Grid(List<List<Integer>> rows) {

  int height() {
    return rows.size();
  }

  int width() {
    return rows.isEmpty() ? 0 : rows.get(0).size();
  }

  int node(int row, int column) {
    return rows.get(row).get(column);
  }

  /** One name for each row, where that is what was meant. */
  Grid turned() {
    return new Grid(rows.get(0).stream().map(List::of).toList());
  }
}
