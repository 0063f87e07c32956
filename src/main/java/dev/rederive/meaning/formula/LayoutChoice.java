package dev.rederive.meaning.formula;

import dev.rederive.math.array.Layout;

/** The layout the derivatives of a document are read in. */
final class LayoutChoice {
  private Layout layout = Layout.DENOMINATOR;
  private String reason = "";
  private boolean consulted;

  Layout layout() {
    consulted = true;
    return layout;
  }

  /** Whether anybody asked for the layout, so that another one may find something else. */
  boolean isConsulted() {
    return consulted;
  }

  /** Why it is this one, for readings. */
  String reason() {
    return reason;
  }

  void choose(Layout chosen, String because) {
    layout = chosen;
    reason = because;
  }
}
