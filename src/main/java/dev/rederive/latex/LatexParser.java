package dev.rederive.latex;

import dev.rederive.document.DocumentItem.MathFragment;
import dev.rederive.source.Source;
import java.util.List;

/** The way from a fragment's raw text to chains of relations. */
public final class LatexParser {
  private LatexParser() {}

  /**
   * Reads one fragment. Never throws on its content: a side that cannot be read is {@link
   * Notation.Unread} with the place that stopped it, and every other side is read. Work grows
   * linearly with the length of the fragment.
   *
   * @param source the text the fragment's offsets count in
   * @param fragment display or inline mathematics
   * @param macros the document's own macros
   * @return the chains in the order written; empty for a fragment that only defines macros
   */
  public static List<Chain> parse(Source source, MathFragment fragment, Macros macros) {
    List<Token> raw = Tokenizer.tokenize(source.text(), fragment.content(), fragment.wrapping());
    List<Token> expanded = MacroExpansion.expand(raw, macros, fragment.content().start());
    return new ChainReader(SpelledFunctions.name(Tidying.tidy(expanded))).read();
  }
}
