package dev.rederive.latex;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Commands that are names: of functions, of operators with limits, of signs, of accents. */
public final class Functions {
  private static final Set<String> NAMED =
      Set.of(
          "exp", "ln", "log", "lg", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh",
          "tanh", "coth", "arcsin", "arccos", "arctan", "arctanh", "arcsinh", "arccosh", "max",
          "min", "sup", "inf", "det", "arg", "argmin", "argmax", "gcd", "dim", "ker", "deg", "hom",
          "sgn", "sign", "Pr", "artanh", "arsinh", "arcosh");
  private static final Set<String> OTHERS =
      Set.of("cdot", "times", "odot", "circ", "otimes", "mid", "text", "mathit", "operatorname");
  private static final Set<String> WIDE =
      Set.of("max", "min", "sup", "inf", "arg", "argmin", "argmax");
  private static final Set<String> BIG =
      Set.of(
          "sum",
          "prod",
          "int",
          "iint",
          "iiint",
          "oint",
          "lim",
          "limsup",
          "liminf",
          "coprod",
          "bigcup",
          "bigcap",
          "bigoplus",
          "bigotimes",
          "bigwedge",
          "bigvee",
          "bigodot");
  private static final Set<String> SYMBOLS =
      Set.of(
          ("alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa"
                  + " lambda mu nu xi omicron pi varpi rho varrho sigma varsigma tau upsilon phi"
                  + " varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi"
                  + " Omega Alpha Beta Epsilon Zeta Eta Iota Kappa Mu Nu Omicron Rho Tau Chi"
                  + " varGamma varDelta varTheta varLambda varPi varSigma varPhi varPsi varOmega"
                  + " partial nabla infty ell hbar imath jmath wp Re Im aleph emptyset varnothing"
                  + " top bot intercal prime star dagger ddagger ast bullet square Box blacksquare"
                  + " triangle angle perp forall exists nexists neg surd diamond degree eth mho"
                  + " # $ _ S checkmark")
              .split(" "));
  private static final Map<String, String> ACCENTS = new HashMap<>();
  private static final Set<String> FONTS =
      Set.of("mathbf", "boldsymbol", "mathcal", "mathbb", "mathfrak");

  static {
    for (String same :
        new String[] {
          "hat",
          "bar",
          "overline",
          "tilde",
          "vec",
          "dot",
          "ddot",
          "dddot",
          "check",
          "breve",
          "acute",
          "grave",
          "mathring",
          "underline",
          "underbar"
        }) {
      ACCENTS.put(same, same);
    }
    ACCENTS.put("widehat", "hat");
    ACCENTS.put("widetilde", "tilde");
    ACCENTS.put("overrightarrow", "vec");
    ACCENTS.put("overleftarrow", "overleftarrow");
    ACCENTS.put("overleftrightarrow", "overleftrightarrow");
    ACCENTS.put("vu", "hat");
    ACCENTS.put("va", "vec");
    ACCENTS.put("widebar", "overline");
  }

  private Functions() {}

  /** Whether a command, without its backslash, is one of these, or a sign that stands in names. */
  public static boolean isKnown(String name) {
    return isNamed(name)
        || isBig(name)
        || isSymbol(name)
        || isFont(name)
        || ACCENTS.containsKey(name)
        || ACCENTS.containsValue(name)
        || OTHERS.contains(name);
  }

  static boolean isNamed(String name) {
    return NAMED.contains(name);
  }

  /** Whether its unbracketed argument reaches as far as a sum's body does. */
  static boolean isWide(String name) {
    return WIDE.contains(name);
  }

  static boolean isBig(String name) {
    return BIG.contains(name);
  }

  static boolean isSymbol(String name) {
    return SYMBOLS.contains(name);
  }

  static String accent(String name) {
    return ACCENTS.get(name);
  }

  static boolean isFont(String name) {
    return FONTS.contains(name);
  }
}
