package dev.rederive.latex;

import dev.rederive.source.Span;
import java.util.List;

/**
 * What is written, as a tree, without any opinion on what it means: {@code f(x)} is a juxtaposition
 * of a symbol and a fence, {@code \frac{\partial E}{\partial w}} is a fraction of juxtapositions.
 * Every node carries the span of the raw text it was read from.
 */
public sealed interface Notation {
  Span span();

  /** Digits with an optional point: {@code 2}, {@code 0.15}. No sign, no exponent. */
  record Numeral(String digits, Span span) implements Notation {}

  /**
   * One letter or one named sign. The name is the letter itself ({@code x}, {@code E}) or the
   * command without its backslash ({@code alpha}, {@code partial}, {@code infty}, {@code nabla},
   * {@code ell}); Unicode letters are given by their command ({@code α} is {@code alpha}).
   */
  record Symbol(String name, Span span) implements Notation {}

  /**
   * Several letters meant as one: {@code \text{net}}, {@code \mathrm{out}}, {@code
   * \operatorname{softmax}}, {@code \mathit{target}}. The text is trimmed.
   */
  record Word(String text, Span span) implements Notation {}

  /**
   * A decorated notation: {@code hat}, {@code bar}, {@code overline}, {@code tilde}, {@code vec},
   * {@code dot}, {@code ddot}, and the font commands that make a different name, {@code mathbf},
   * {@code boldsymbol}, {@code mathcal}, {@code mathbb}.
   */
  record Accent(String accent, Notation base, Span span) implements Notation {}

  /**
   * Sub- and superscript on a base; either is null where absent. {@code x'} has primes 1. A
   * superscript may be a power or an index: not decided here. Script lists such as {@code
   * w_{j,i}} are {@link Sequence}s, script relations such as {@code i \ne j} are {@link Related}s.
   */
  record Script(Notation base, Notation sub, Notation sup, int primes, Span span)
      implements Notation {}

  /** Factors written side by side, at least two, in order: a product or a call. */
  record Juxtaposition(List<Notation> factors, Span span) implements Notation {}

  /** Signed terms, at least one; {@code -x} is a sum with one negative term. */
  record Sum(List<Term> terms, Span span) implements Notation {}

  /** One term of a sum; {@code \pm} is {@link Sign#PLUS_MINUS}. */
  record Term(Sign sign, Notation value) {}

  enum Sign {
    PLUS,
    MINUS,
    PLUS_MINUS
  }

  /** A product or quotient with a visible sign between: see {@link Operator}. */
  record Binary(Operator operator, Notation left, Notation right, Span span) implements Notation {}

  enum Operator {
    /** {@code \cdot}, {@code ·}, {@code *}. */
    DOT,
    /** {@code \times}. */
    TIMES,
    /** {@code /}, {@code \div}; binds as tightly as a product, see the parser for its scope. */
    SLASH,
    /** {@code \odot}. */
    HADAMARD,
    /** {@code \circ}. */
    CIRC,
    /** {@code \otimes}. */
    KRONECKER
  }

  /** {@code \frac}, {@code \dfrac}, {@code \tfrac}, {@code \cfrac}. */
  record Fraction(Notation numerator, Notation denominator, Span span) implements Notation {}

  /** {@code \sqrt[degree]{radicand}}; degree is null for the square root. */
  record Root(Notation radicand, Notation degree, Span span) implements Notation {}

  /**
   * A bracketed list: {@code (a)}, {@code (a, b)}, {@code [a]}, {@code \{a\}}, {@code |a|}, {@code
   * \|a\|}, with or without {@code \left}. Open and close are one of {@code ( ) [ ] { } | ||
   * langle rangle lfloor rfloor lceil rceil}; open is {@link #BROADCAST} in {@code f.(a)}.
   */
  record Fenced(String open, List<Notation> items, String close, Span span) implements Notation {
    /** Opens the arguments of a function that is applied to every element of them. */
    public static final String BROADCAST = ".(";
  }

  /** Items separated by commas without a bracket, as in the subscript {@code j,i}. */
  record Sequence(List<Notation> items, Span span) implements Notation {}

  /**
   * A named operator with its argument: {@code \sin x}, {@code \exp(x)}, {@code \ln|x|}, {@code
   * \max(0, x)}, {@code \log_2 x}, {@code \sin^2 x}. Sub and sup are null where absent. The
   * argument is null when nothing follows. A bracketed argument keeps its {@link Fenced}.
   */
  record Applied(String operator, Notation sub, Notation sup, Notation argument, Span span)
      implements Notation {}

  /** {@code \sum}, {@code \prod}, {@code \int}, {@code \lim}, with limits (null where absent). */
  record BigOperator(String operator, Notation lower, Notation upper, Notation body, Span span)
      implements Notation {}

  /**
   * An evaluation bar, {@code \left. body \right|_{lower}^{upper}} or {@code body \big|_{lower}} or
   * {@code body |_{lower}}; lower is usually a {@link Related} or a {@link Sequence} of them.
   */
  record Evaluated(Notation body, Notation lower, Notation upper, Span span) implements Notation {}

  /** {@code \begin{cases}}: values with conditions; a null condition is "otherwise". */
  record Cases(List<Case> cases, Span span) implements Notation {}

  record Case(Notation value, Notation condition) {}

  /** {@code bmatrix}, {@code pmatrix}, {@code matrix}, {@code array}: rows of cells. */
  record Matrix(List<List<Notation>> rows, String environment, Span span) implements Notation {}

  /** {@code n!}. */
  record Factorial(Notation operand, Span span) implements Notation {}

  /** {@code \binom{n}{k}}. */
  record Binomial(Notation top, Notation bottom, Span span) implements Notation {}

  /** {@code \ldots}, {@code \cdots}, {@code \dots}. */
  record Ellipsis(Span span) implements Notation {}

  /** A relation inside a subscript, a limit, a bar or a condition: {@code i = 1}, {@code x > 0}. */
  record Related(Notation left, RelationSign sign, Notation right, Span span) implements Notation {}

  /** Running text inside mathematics, {@code \text{if }}, {@code \text{otherwise}}. */
  record Prose(String text, Span span) implements Notation {}

  /** What could not be read, and why; the relations that touch it are unread, no others. */
  record Unread(String reason, Span span) implements Notation {}
}
