package dev.rederive.meaning;

import dev.rederive.document.DocumentItem;
import dev.rederive.document.DocumentItem.Directive;
import dev.rederive.math.Model;
import dev.rederive.meaning.prose.TraitWords;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The directives of a document by what they do; an unknown one is a finding. */
final class Directives {
  static final Set<String> KNOWN =
      Set.of(
          "define",
          "claim",
          "skip",
          "wrong",
          "given",
          "sizes",
          "assume",
          "function",
          "layout",
          "summation",
          "forget",
          "repeat",
          "network");

  private final Source source;
  private final List<Model.Finding> findings = new ArrayList<>();

  Directives(Source source) {
    this.source = source;
  }

  boolean isKnown(Directive directive) {
    if (KNOWN.contains(directive.name())) {
      return true;
    }
    report(
        directive.span(),
        "unknown directive \""
            + directive.name()
            + "\"; known are "
            + String.join(", ", KNOWN.stream().sorted().toList()));
    return false;
  }

  void report(Span span, String message) {
    findings.add(new Model.Finding(source.position(span.start()), message));
  }

  List<Model.Finding> findings() {
    return findings;
  }

  /** The argument as a piece of inline mathematics, in place. */
  DocumentItem.MathFragment asMath(Directive directive) {
    Span span = argumentSpan(directive);
    TraitWords.Sentence sentence =
        directive.name().equals("assume") ? TraitWords.sentence(directive.argument()) : null;
    if (sentence != null) {
      span = new Span(span.start(), span.start() + sentence.names().length());
    }
    return new DocumentItem.MathFragment(DocumentItem.Layout.INLINE, span, span);
  }

  /** Where the argument stands in the source. */
  Span argumentSpan(Directive directive) {
    int start =
        directive.argument().isEmpty()
            ? directive.span().start()
            : source.text().indexOf(directive.argument(), directive.span().start());
    return start < 0
        ? new Span(directive.span().start(), directive.span().start())
        : new Span(start, start + directive.argument().length());
  }
}
