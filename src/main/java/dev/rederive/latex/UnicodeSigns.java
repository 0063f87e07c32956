package dev.rederive.latex;

import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Span;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** What the characters of Unicode mathematics are called in LaTeX. */
final class UnicodeSigns {
  private static final Map<Integer, String> COMMANDS = new HashMap<>();
  private static final Map<Integer, String> CHARACTERS = new HashMap<>();
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀ";
  private static final String SUPERSCRIPT_VALUES = "0123456789+-=()niT";
  private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
  private static final String SUBSCRIPT_VALUES = "0123456789+-=()aehijklmnoprstuvx";

  static {
    commands(
        "α alpha β beta γ gamma δ delta ε epsilon ϵ epsilon ζ zeta η eta θ theta ϑ vartheta ι iota"
            + " κ kappa λ lambda μ mu µ mu ν nu ξ xi π pi ρ rho ϱ varrho σ sigma ς varsigma τ tau"
            + " υ upsilon φ phi ϕ phi χ chi ψ psi ω omega Γ Gamma Δ Delta ∆ Delta Θ Theta Λ Lambda"
            + " Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega ∂ partial ∇ nabla ∞ infty ℓ ell"
            + " ∑ sum ∏ prod ∫ int √ sqrt · cdot ⋅ cdot • cdot × times ÷ div ± pm ∓ mp ⊙ odot"
            + " ∘ circ ⊗ otimes ⊕ oplus ≤ le ⩽ le ≥ ge ⩾ ge ≠ ne ≈ approx ≡ equiv ≃ simeq ≅ cong"
            + " ∈ in ∉ notin ⊂ subset ⊆ subseteq → to ⟶ to ← leftarrow ⟵ leftarrow ⇒ Rightarrow"
            + " ⇔ iff ↦ mapsto ∝ propto ∼ sim ≜ triangleq ≔ coloneqq … ldots ⋯ cdots ⋮ vdots"
            + " ⋱ ddots ⟨ langle ⟩ rangle ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil ∀ forall ∃ exists"
            + " ∪ cup ∩ cap ∅ emptyset ⊤ top ⊥ perp † dagger ⋆ star ℝ mathbb ℕ mathbb ℤ mathbb"
            + " ℚ mathbb ℂ mathbb 𝔼 mathbb ∣ mid ⟹ Rightarrow ∎ square ∧ wedge ∨ vee ¬ neg"
            + " ≪ ll ≫ gg ⟸ impliedby ⟺ iff ∖ setminus ≲ lesssim ≳ gtrsim ≺ prec ≻ succ ∴ therefore"
            + " ∵ because ⟼ mapsto ⇒ Rightarrow ∝ propto");
    COMMANDS.put((int) '‖', "|");
    COMMANDS.put((int) '∥', "|");
    characters("− - – - ∗ * ， , 。 . ； ; ： : 、 , （ ( ） ) 【 [ 】 ] ＝ = ∕ / ⁄ /");
  }

  private UnicodeSigns() {}

  private static void commands(String table) {
    String[] words = table.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      COMMANDS.put(words[i].codePointAt(0), words[i + 1]);
    }
  }

  private static void characters(String table) {
    String[] words = table.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      CHARACTERS.put(words[i].codePointAt(0), words[i + 1]);
    }
  }

  /** The plain character a raised or lowered one stands for, or null. */
  static String script(int point) {
    int upper = SUPERSCRIPTS.indexOf(point);
    if (upper >= 0) {
      return SUPERSCRIPT_VALUES.substring(upper, upper + 1);
    }
    int lower = SUBSCRIPTS.indexOf(point);
    return lower >= 0 ? SUBSCRIPT_VALUES.substring(lower, lower + 1) : null;
  }

  /** Numerator and denominator of a fraction that is one character; null for any other. */
  static int[] fraction(int point) {
    String[] parts = plainLetter(point).split("\u2044", -1);
    return parts.length == 2 && parts[0].matches("\\d{1,2}") && parts[1].matches("\\d{1,2}")
        ? new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])}
        : null;
  }

  static boolean isSuperscript(int point) {
    return SUPERSCRIPTS.indexOf(point) >= 0;
  }

  /** A single token for a character beyond ASCII; BROKEN where it means nothing to us. */
  static Token token(int point, Span span, boolean spaced) {
    String command = COMMANDS.get(point);
    if (command != null) {
      return new Token(Kind.COMMAND, command, span, spaced);
    }
    String character = CHARACTERS.get(point);
    if (character != null) {
      return new Token(Kind.CHARACTER, character, span, spaced);
    }
    if (point == '′' || point == '’') {
      return new Token(Kind.PRIME, "'", span, spaced);
    }
    String plain = plainLetter(point);
    if (plain.length() == 1 && plain.charAt(0) < 128) {
      char c = plain.charAt(0);
      Kind kind =
          Tokenizer.isAsciiLetter(c)
              ? Kind.LETTER
              : Character.isDigit(c) ? Kind.DIGIT : Kind.CHARACTER;
      return new Token(kind, plain, span, spaced);
    }
    if (plain.length() == 1 && COMMANDS.containsKey((int) plain.charAt(0))) {
      return new Token(Kind.COMMAND, COMMANDS.get((int) plain.charAt(0)), span, spaced);
    }
    if (Character.isLetter(point)) {
      return new Token(Kind.LETTER, Character.toString(point), span, spaced);
    }
    String reason = "the character " + String.format("U+%04X", point) + " is no mathematics";
    return new Token(Kind.BROKEN, reason, span, spaced);
  }

  /** The letter without its mathematical style: {@code 𝑥} is {@code x}, {@code ℝ} is {@code R}. */
  static String plainLetter(int point) {
    String one = point >= 0xd800 && point <= 0xdfff ? "\ufffd" : Character.toString(point);
    return Normalizer.normalize(one, Normalizer.Form.NFKC);
  }
}
