package dev.rederive.meaning.name;

import java.util.Set;

/** The commands that are letters: Greek ones and the few others that mathematics uses. */
public final class LetterCommands {
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

  private LetterCommands() {}

  /** Whether the command, without its backslash, is a letter. */
  public static boolean contain(String command) {
    return LETTERS.contains(command);
  }
}
