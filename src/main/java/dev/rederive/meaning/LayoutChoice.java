package dev.rederive.meaning;

import dev.rederive.math.array.Layout;

/** The layout the derivatives of a document are read in. */
final class LayoutChoice {
  private Layout layout = Layout.DENOMINATOR;
  private String reason = "";

  Layout layout() {
    return layout;
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
