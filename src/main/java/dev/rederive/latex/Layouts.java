package dev.rederive.latex;

import java.util.Set;

/** The environments that only arrange relations in rows. */
final class Layouts {
  private static final Set<String> ALIGNMENTS =
      Set.of(
          "equation",
          "align",
          "aligned",
          "alignedat",
          "alignat",
          "flalign",
          "gather",
          "gathered",
          "multline",
          "multlined",
          "split",
          "eqnarray",
          "displaymath",
          "math",
          "subequations",
          "dmath",
          "xalignat",
          "darray",
          "IEEEeqnarray");

  private Layouts() {}

  static boolean isAlignment(String environment) {
    String name =
        environment.endsWith("*")
            ? environment.substring(0, environment.length() - 1)
            : environment;
    return ALIGNMENTS.contains(name);
  }
}
