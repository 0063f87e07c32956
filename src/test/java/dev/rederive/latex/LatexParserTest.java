package dev.rederive.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rederive.document.DocumentItem.Layout;
import dev.rederive.document.DocumentItem.MathFragment;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written, and the tree it is read as; chains are joined by {@code " | "}. */
class LatexParserTest {
  static List<Chain> parse(String latex) {
    Source source = new Source("formula.md", latex);
    Span all = new Span(0, latex.length());
    return LatexParser.parse(source, new MathFragment(Layout.DISPLAY, all, all), Macros.none());
  }

  static String read(String latex) {
    return parse(latex).stream().map(NotationPrinter::print).collect(Collectors.joining(" | "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "  =>  ",
      quoteCharacter = '~',
      textBlock =
          """
          x  =>  x
          2x  =>  {2 x}
          0.15  =>  0.15
          .15  =>  0.15
          1{,}000  =>  1000
          1\\,000  =>  1000
          10^{-5}  =>  10^{-5}
          \\frac12  =>  frac[1; 2]
          \\frac1{x}  =>  frac[1; x]
          \\dfrac{a}{b}  =>  frac[a; b]
          {a \\over b}  =>  frac[a; b]
          x^12  =>  {x^1 2}
          x_i^2  =>  x_i^2
          x'_i  =>  x'_i
          f''(x)  =>  {f'' (x)}
          f^{\\prime}(x)  =>  {f' (x)}
          w^{+}  =>  w^+
          x^*  =>  x^ast
          w_{j,i}  =>  w_{j, i}
          E_{total}  =>  E_{t o t a l}
          x_{<t}  =>  x_"<t"
          \\sqrt{x}  =>  root[x]
          \\sqrt[3]2  =>  root[2; 3]
          \\hat{y}_i  =>  hat<y>_i
          \\hat{y_i}  =>  hat<y>_i
          \\bm{w}^\\top x  =>  {boldsymbol<w>^top x}
          \\mathbf{w_1}  =>  mathbf<w>_1
          \\text{net}_{h1}  =>  "net"_{h 1}
          \\mathrm{out}_j  =>  "out"_j
          \\mathrm{d}x  =>  {d x}
          \\operatorname{softmax}(x)  =>  {"softmax" (x)}
          n!  =>  factorial[n]
          \\binom{n}{k}  =>  binomial[n; k]
          {n \\choose k}  =>  binomial[n; k]
          α·∂x²  =>  {alpha · {partial x^2}}
          ∑_{i}x_i  =>  sum_i[x_i]
          0{,}5  =>  0.5
          0{,}125  =>  0.125
          3{,}1415  =>  3.1415
          x{}' + y{'}  =>  {x' + y'}
          f'{}_i  =>  f'_i
          \\dd x + \\dd{y}  =>  {{d x} + {d y}}
          \\grad_w E  =>  {nabla_w E}
          \\tr(A) \\rank A  =>  {"tr" (A) "rank" A}
          \\mathds{1}_{x>0}  =>  mathbb<1>_{x > 0}
          f\\rvert_{x=0}  =>  eval[f]_{x = 0}
          2\\hspace{1pt}x \\kern-1pt y  =>  {2 x y}
          \\overleftarrow{h}_t  =>  overleftarrow<h>_t
          """)
  void readsAtoms(String latex, String expected) {
    assertEquals(expected, read(latex));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "  =>  ",
      quoteCharacter = '~',
      textBlock =
          """
          -x  =>  {-x}
          a - b + c  =>  {a - b + c}
          a \\cdot -b  =>  {a · {-b}}
          1/2x  =>  {1 / {2 x}}
          \\Delta a / 2x  =>  {{Delta a} / {2 x}}
          \\partial E/\\partial w  =>  {{partial E} / {partial w}}
          a/b \\cdot c  =>  {{a / b} · c}
          a \\cdot b / c  =>  {a · {b / c}}
          a \\odot b  =>  {a ⊙ b}
          {a + b} c  =>  {a + {b c}}
          \\left(a\\right)b  =>  {(a) b}
          \\sin x  =>  sin[x]
          \\ln 2x  =>  ln[{2 x}]
          \\exp(x)y  =>  {exp[(x)] y}
          \\exp\\left(-x\\right)  =>  exp[({-x})]
          \\log_2 x  =>  log_2[x]
          \\sin^2 x + \\cos^2 x  =>  {sin^2[x] + cos^2[x]}
          \\sin x \\cos x  =>  {sin[x] cos[x]}
          \\ln p(x)  =>  ln[{p (x)}]
          \\ln|x|  =>  ln[|x|]
          \\text{tanh}(x)  =>  tanh[(x)]
          \\max(0,x)  =>  max[(0, x)]
          \\max\\{a,b\\}  =>  max[\\{a, b\\}]
          \\arg\\min_w L(w)  =>  argmin_w[{L (w)}]
          \\underset{w}{\\min} L  =>  min_w[L]
          |x|  =>  |x|
          |x||y|  =>  {|x| |y|}
          \\|x\\|^2  =>  ‖x‖^2
          ||x||  =>  ‖x‖
          \\Big|\\frac{a}{b}\\Big|  =>  |frac[a; b]|
          p(a|b)  =>  {p ({a | b})}
          p(x \\mid y)  =>  {p ({x \\mid y})}
          \\sum_{i=1}^{n} x_i + 1  =>  {sum_{i = 1}^n[x_i] + 1}
          \\sum_{i=1}^n a_i \\cdot b_i - c  =>  {sum_{i = 1}^n[{a_i · b_i}] - c}
          \\sum_{k \\in outputs} w_k  =>  sum_{k ∈ {o u t p u t s}}[w_k]
          \\sum_{\\substack{i=1\\\\ i \\ne j}}^n x_i  =>  sum_{{i = 1}, {i ≠ j}}^n[x_i]
          \\prod\\limits_i (1 - p_i)  =>  prod_i[({1 - p_i})]
          \\frac{\\partial E}{\\partial w}  =>  frac[{partial E}; {partial w}]
          \\frac{\\partial}{\\partial w}(x)  =>  {frac[partial; {partial w}] (x)}
          \\pdv{f}{x}{y}  =>  frac[{partial^2 f}; {partial x partial y}]
          \\left.f'\\right|_{x=0}  =>  eval[f']_{x = 0}
          2\\frac{df}{dx}\\bigg|_{x=0}  =>  {2 eval[frac[{d f}; {d x}]]_{x = 0}}
          x^2|_0^1  =>  eval[x^2]_0^1
          \\underbrace{a + b}_{note} - c  =>  {{a + b} - c}
          \\color{red}{a}b  =>  {a b}
          [0, 1)  =>  [0, 1)
          f(\\cdot, x)  =>  {f (cdot, x)}
          \\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix}  =>  bmatrix[a, b; c, d]
          \\begin{cases} 1 & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}  =>  cases[1 if {x > 0}; 0 otherwise]
          """)
  void readsFormulas(String latex, String expected) {
    assertEquals(expected, read(latex));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "  =>  ",
      quoteCharacter = '~',
      textBlock =
          """
          a = b = c,  =>  a = b = c
          a := b  =>  a := b
          a \\stackrel{def}{=} b  =>  a := b
          a \\overset{!}{=} b  =>  a = b
          w \\gets w - 1  =>  w ← {w - 1}
          a \\not= b  =>  a ≠ b
          x \\in \\mathbb{R}^{n}  =>  x ∈ mathbb<R>^n
          x, y \\in S  =>  {x, y} ∈ S
          i = 1, \\dots, n  =>  i = {1, …, n}
          a = 1, \\quad b = 2.  =>  a = 1 | b = 2
          a = f(x, y), \\; b = c  =>  a = {f (x, y)} | b = c
          a = b，c = d。  =>  a = b | c = d
          a = b \\Rightarrow c = d  =>  a = b | c = d
          a = b \\text{ and } c = d  =>  a = b | c = d
          a_i = b \\quad i \\ne j  =>  a_i = b ; {i ≠ j}
          a_i = b, \\quad i = 1, \\dots, n  =>  a_i = b ; {i = {1, …, n}}
          a_i = b \\text{ for } i = 1, 2  =>  a_i = b ; {i = {1, 2}}
          a_i = b \\quad (i \\ne j)  =>  a_i = b ; {i ≠ j}
          a = b, \\quad x > 0  =>  a = b ; {x > 0}
          a = b, \\quad (x-3)^2 \\ge 0  =>  a = b | ({x - 3})^2 ≥ 0
          a_i = b \\quad \\forall i  =>  a_i = b ; i
          a = b \\tag{4} \\label{eq:1}  =>  a = b
          a = b \\quad (3.2)  =>  a = b
          \\boxed{a = b}  =>  a = b
          \\text{learning rate} = 0.5  =>  "learning rate" = 0.5
          a &= b \\\\ &= c  =>  a = b = c
          a &= b \\\\ &+ c \\\\ &= d  =>  a = {b + c} = d
          a = \\\\ b  =>  a = b
          a &= b \\\\ -c &= d  =>  a = b | {-c} = d
          a &=& b \\\\ &=& c  =>  a = b = c
          a &= b & c &= d \\\\ &= e & &= f  =>  a = b = e | c = d = f
          \\begin{align} a &= b \\\\[5pt] c &= d \\end{align}  =>  a = b | c = d
          a = \\left( b \\right. \\\\ \\left. + c \\right)  =>  a = ({b + c})
          \\left\\{ \\begin{aligned} a = b \\\\ c = d \\end{aligned} \\right.  =>  a = b | c = d
          a &= b \\\\ \\intertext{so} c &= d  =>  a = b | c = d
          """)
  void readsChains(String latex, String expected) {
    assertEquals(expected, read(latex));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "  =>  ",
      quoteCharacter = '~',
      textBlock =
          """
          a = \\foo b = c  =>  a = unread(unknown command \\foo) = c
          ( a = b \\\\ c = d  =>  unread(unbalanced () = b | c = d
          = b  =>  unread(nothing stands left of =) = b
          a =  =>  a = unread(nothing stands right of =)
          a = b + \\cdot c, c = d  =>  a = unread(unexpected \\cdot) | c = d
          x_1_2 = 3  =>  unread(two subscripts on one base) = 3
          a = |b, c = d  =>  a = unread(unexpected |) | c = d
          """)
  void losesOnlyTheSideItCannotRead(String latex, String expected) {
    assertEquals(expected, read(latex));
  }

  @Test
  void signsKnowTheirPlace() {
    String latex = "a &= b \\\\\n &\\approx c";
    Chain chain = parse(latex).get(0);
    assertEquals(new Span(3, 4), chain.signs().get(0).span());
    assertEquals(latex.indexOf("\\approx"), chain.signs().get(1).span().start());
    assertEquals(RelationSign.Kind.APPROX, chain.signs().get(1).kind());
  }

  @Test
  void unreadPointsAtTheCommand() {
    String latex = "a = b + \\foo c";
    Notation.Unread unread = (Notation.Unread) parse(latex).get(0).sides().get(1);
    assertEquals(new Span(8, 12), unread.span());
  }
}
