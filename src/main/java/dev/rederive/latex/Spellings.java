package dev.rederive.latex;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that only concern looks, and those that are other spellings of the same. */
final class Spellings {
  static final Set<String> THIN = words(", ! : > ; space thinspace medspace thickspace");
  static final Set<String> DROPPED =
      words(
          "nonumber notag IEEEyesnumber IEEEnonumber displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits"
              + " hline allowbreak nobreak small large Large normalsize footnotesize tiny strut"
              + " mathstrut / - enspace enskip noindent centering boxed mathop mathrel mathbin"
              + " mathord mathopen mathclose mathpunct mathinner ensuremath cancel bcancel xcancel"
              + " fbox smash big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm"
              + " biggm Biggm relax protect mathsurround toprule midrule bottomrule qty");
  static final Set<String> DROPPED_WITH_ARGUMENT =
      words(
          "label tag ref eqref cite vspace mspace phantom hphantom vphantom color definecolor cline"
              + " textcolor colorbox footnote index qedhere usepackage");
  static final Set<String> GAPS = words("quad qquad hfill hskip hspace mskip kern");

  /** Operators that people and packages have commands for, read as the words they are. */
  static final Set<String> NAMES =
      words("tr Tr trace Trace rank diag Var Cov softmax sigmoid relu ReLU erf");

  /** Relation signs with a note on them. */
  static final Set<String> ARROWS =
      words(
          "xrightarrow xleftarrow xleftrightarrow xRightarrow xLeftarrow xmapsto xlongequal"
              + " xhookrightarrow");

  static final Set<String> TEXT =
      words("text textrm textnormal mbox textit textup textsf texttt hbox textsc emph");
  static final Set<String> WORDS =
      words("mathrm operatorname mathit mathsf mathtt operatornamewithlimits rm");
  static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("Vert", "|"),
          Map.entry("parallel", "|"),
          Map.entry("lbrace", "{"),
          Map.entry("rbrace", "}"),
          Map.entry("dots", "ldots"),
          Map.entry("cdots", "ldots"),
          Map.entry("dotsc", "ldots"),
          Map.entry("dotsb", "ldots"),
          Map.entry("dotsm", "ldots"),
          Map.entry("dotso", "ldots"),
          Map.entry("vdots", "ldots"),
          Map.entry("ddots", "ldots"),
          Map.entry("mathellipsis", "ldots"),
          Map.entry("bm", "boldsymbol"),
          Map.entry("pmb", "boldsymbol"),
          Map.entry("textbf", "mathbf"),
          Map.entry("mathbfit", "boldsymbol"),
          Map.entry("mathscr", "mathcal"),
          Map.entry("mathbbm", "mathbb"),
          Map.entry("mathds", "mathbb"),
          Map.entry("vb", "boldsymbol"),
          Map.entry("vectorbold", "boldsymbol"),
          Map.entry("grad", "nabla"),
          Map.entry("gradient", "nabla"),
          Map.entry("derivative", "dv"),
          Map.entry("partialderivative", "pdv"),
          Map.entry("pderivative", "pdv"),
          Map.entry("xequal", "xlongequal"),
          Map.entry("thinspace", ","));
  static final Map<String, String> SWITCHES =
      Map.of("bf", "mathbf", "rm", "mathrm", "it", "mathit", "cal", "mathcal", "sf", "mathsf");

  private static final Pattern LENGTH =
      Pattern.compile("([0-9]*\\.?[0-9]+)(pt|em|ex|cm|mm|in|mu|bp|pc)");

  private Spellings() {}

  private static Set<String> words(String list) {
    return new HashSet<>(List.of(list.trim().split("\\s+")));
  }

  /** A space within a formula rather than one between two: below half the height of a letter. */
  static boolean isNarrow(String length) {
    if (length.startsWith("-")) {
      return true;
    }
    Matcher size = LENGTH.matcher(length);
    if (!size.matches()) {
      return false;
    }
    double points =
        switch (size.group(2)) {
          case "mu" -> 10.0 / 18;
          case "em" -> 10;
          case "ex" -> 4.3;
          case "mm" -> 2.85;
          case "cm" -> 28.5;
          case "in" -> 72.3;
          case "pc" -> 12;
          default -> 1;
        };
    return Double.parseDouble(size.group(1)) * points < 5;
  }
}
