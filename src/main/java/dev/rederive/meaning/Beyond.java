package dev.rederive.meaning;

import dev.rederive.latex.Notation;
import java.util.Set;

/**
 * Names that stand for something this reader has no meaning for yet: vectors, transposes, orders of
 * magnitude, signs that are no letters. Reading them as real numbers would make false alarms.
 */
final class Beyond {
  private static final Set<String> BOLD = Set.of("mathbf", "boldsymbol", "vec", "bm", "bold");

  private static final Set<String> LETTERS =
      Set.of(
          "alpha",
          "beta",
          "gamma",
          "delta",
          "epsilon",
          "varepsilon",
          "zeta",
          "eta",
          "theta",
          "vartheta",
          "iota",
          "kappa",
          "varkappa",
          "lambda",
          "mu",
          "nu",
          "xi",
          "omicron",
          "pi",
          "varpi",
          "rho",
          "varrho",
          "sigma",
          "varsigma",
          "tau",
          "upsilon",
          "phi",
          "varphi",
          "chi",
          "psi",
          "omega",
          "Gamma",
          "Delta",
          "Theta",
          "Lambda",
          "Xi",
          "Pi",
          "Sigma",
          "Upsilon",
          "Phi",
          "Psi",
          "Omega",
          "ell",
          "hbar",
          "imath",
          "jmath");

  private Beyond() {}

  /**
   * Refuses such a name.
   *
   * @throws NotUnderstood with what it is
   */
  static void refuse(Name name, Symbols symbols) {
    String base = name.base();
    for (String font : BOLD) {
      if (base.startsWith("\\" + font + "{")) {
        throw new NotUnderstood("vectors and matrices are not read yet", name.span());
      }
    }
    if (isTranspose(name.power()) && !symbols.hasMeaning("T")) {
      throw new NotUnderstood("a transpose; vectors and matrices are not read yet", name.span());
    }
    for (Name.Slot slot : name.slots()) {
      if (slot.text().contains("@") || slot.notation() instanceof Notation.Related) {
        throw new NotUnderstood("a subscript that is no index and no label", name.span());
      }
    }
    if (base.startsWith("\\") && base.indexOf('{') < 0 && base.indexOf(' ') < 0) {
      String letter = base.substring(1).replace("'", "").replaceAll("\\^.*", "");
      if (!LETTERS.contains(letter)) {
        throw new NotUnderstood(
            "\\" + letter + " is no letter and has no meaning here", name.span());
      }
    }
  }

  /** A capital O in front of a bracket, or a calligraphic one: an order of magnitude. */
  static boolean isOrder(Name name, Symbols symbols) {
    return name.slots().isEmpty()
        && (name.base().equals("\\mathcal{O}")
            || name.base().equals("O") && !symbols.hasMeaning("O"));
  }

  private static boolean isTranspose(Notation power) {
    return power instanceof Notation.Symbol symbol
            && (symbol.name().equals("T") || symbol.name().equals("top"))
        || power instanceof Notation.Word word && word.text().equals("T");
  }
}
