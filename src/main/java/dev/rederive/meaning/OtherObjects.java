package dev.rederive.meaning;

import dev.rederive.latex.Notation;

/**
 * Notation for what is no real number: vectors in bold, transposes, expectations, orders of
 * magnitude. Read as numbers they would make false statements true ({@code \mathbf{A}\mathbf{B} =
 * \mathbf{B}\mathbf{A}}) and true ones false.
 */
final class OtherObjects {
  private OtherObjects() {}

  /**
   * Passes over names of numbers.
   *
   * @throws NotUnderstood if the name is that of something else
   */
  static void refuse(Name name, Vocabulary vocabulary, Symbols symbols) {
    String base = name.base();
    if (base.contains("\\mathbf{")
        || base.contains("\\boldsymbol{")
        || base.contains("\\bm{")
        || base.contains("\\vec{")) {
      throw new NotUnderstood("vectors and matrices are not read yet", name.span());
    }
    switch (base) {
      case "\\mathbb{E}", "\\mathbb{P}" ->
          throw new NotUnderstood("expectations and probabilities are not judged", name.span());
      case "\\mathcal{O}" ->
          throw new NotUnderstood("orders of magnitude are not judged", name.span());
      default -> {
        boolean matrix = base.length() == 1 && Character.isUpperCase(base.charAt(0));
        if (!base.equals("e") && (matrix || !isNumber("T", vocabulary, symbols))) {
          refuseTranspose(name.power(), symbols);
        }
      }
    }
  }

  private static boolean isNumber(String name, Vocabulary vocabulary, Symbols symbols) {
    return symbols.hasMeaning(name) || vocabulary.isSize(name);
  }

  /** A superscript {@code T} that has no value of its own, or {@code \top}. */
  static void refuseTranspose(Notation power, Symbols symbols) {
    if (power instanceof Notation.Symbol symbol
        && (symbol.name().equals("top")
            || symbol.name().equals("intercal")
            || symbol.name().equals("T") && !symbols.hasMeaning("T"))) {
      throw new NotUnderstood("transposes are not read yet", power.span());
    }
  }

  /** {@code O(\epsilon^2)} where the document says nothing else about O. */
  static void refuseOrder(Name name, NameUse use, Symbols symbols) {
    if (use.name().equals("O") && !symbols.hasMeaning("O")) {
      throw new NotUnderstood("orders of magnitude are not judged", name.span());
    }
  }
}
