package dev.rederive.meaning.formula;

import dev.rederive.document.Document;
import dev.rederive.document.DocumentItem;
import dev.rederive.document.DocumentItem.Directive;
import dev.rederive.document.DocumentItem.Heading;
import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.math.Constraint;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.meaning.prose.Passage;
import dev.rederive.meaning.prose.ProseArrays;
import dev.rederive.meaning.prose.TraitWords;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a document says its arrays are: symmetric, orthogonal, of length 1. A directive says it for
 * the whole document; a formula says it from its place, or from the display that it explains, to the
 * end of its section. Only arrays that nothing defines can be said to be something.
 */
public final class Traits {
  /**
   * One array and what it is.
   *
   * @param at the relation sign or the words that say so
   * @param scope where it holds, by offset into the raw text
   */
  public record Trait(Constraint.Kind kind, NameUse use, Span at, Span scope) {}

  /** How a sentence begins that belongs to the display above it. */
  private static final Pattern EXPLAINS =
      Pattern.compile("[\\s,;]*((?i:where|with|here|in which)|for|if|when|whenever|provided)\\b");

  private static final Pattern SENTENCE_END =
      Pattern.compile("[.!?;](\\s|$)|\\n\\s*[-+*#] |\\n\\s*\\n\\s*\\p{Lu}");

  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->|(?m)%.*$", Pattern.DOTALL);

  private final Document document;
  private final Vocabulary vocabulary;
  private final List<Trait> traits = new ArrayList<>();
  private final Set<String> wholes = new HashSet<>();
  private final Set<Integer> directives = new HashSet<>();

  private Traits(Document document, Vocabulary vocabulary) {
    this.document = document;
    this.vocabulary = vocabulary;
  }

  /**
   * Everything a document says of this sort.
   *
   * @param directives the passages of directives, by their place among the items
   * @param prose what the running text says
   */
  public static Traits of(
      Document document,
      Collection<Passage> passages,
      Map<Integer, Passage> directives,
      List<ProseArrays.Said> prose,
      Vocabulary vocabulary) {
    Traits traits = new Traits(document, vocabulary);
    Set<String> defined = defined(passages);
    directives.forEach(traits::direct);
    for (ProseArrays.Said said : prose) {
      if (said.trait() != null) {
        traits.collect(said, defined);
      }
    }
    for (Passage passage : passages) {
      for (Chain chain : passage.chains()) {
        traits.collect(passage, chain, defined);
        chain.sides().forEach(traits::collectWholes);
      }
    }
    return traits;
  }

  private void collectWholes(Notation notation) {
    Name name = vocabulary.name(notation);
    if (name != null) {
      wholes.add(ArrayKinds.key(vocabulary.bare(name)));
    } else {
      Notations.parts(notation).forEach(this::collectWholes);
    }
  }

  /** Whether a name stands somewhere with no more indices than this: A beside A_{ij}. */
  boolean isWhole(NameUse use) {
    return wholes.contains(ArrayKinds.key(use));
  }

  /** The names that an equation defines, as text. */
  private static Set<String> defined(Collection<Passage> passages) {
    Set<String> defined = new HashSet<>();
    for (Passage passage : passages) {
      for (Chain chain : passage.chains()) {
        Name name = chain.beginsWithEquality() ? Name.of(chain.sides().get(0)) : null;
        if (name != null
            && name.power() == null
            && TraitNotation.of(chain.sides().get(0), chain.signs().get(0), chain.sides().get(1))
                == null) {
          defined.add(NotationText.of(chain.sides().get(0)));
        }
      }
    }
    return defined;
  }

  private void collect(Passage passage, Chain chain, Set<String> defined) {
    if (chain.signs().size() == 1) {
      TraitNotation.Found found =
          TraitNotation.of(chain.sides().get(0), chain.signs().get(0), chain.sides().get(1));
      if (found != null && isOpen(found, defined)) {
        add(found, chain.signs().get(0).span(), scope(passage));
      }
    }
    for (Notation condition : chain.conditions()) {
      if (condition instanceof Notation.Related related) {
        TraitNotation.Found found =
            TraitNotation.of(related.left(), related.sign(), related.right());
        if (found != null && isOpen(found, defined)) {
          add(found, related.sign().span(), chain.span());
        }
      }
    }
  }

  /** Words are taken less strictly than formulas: what cannot be is not held against the author. */
  private void collect(ProseArrays.Said said, Set<String> defined) {
    TraitNotation.Found found = new TraitNotation.Found(said.trait(), said.name());
    NameUse use = vocabulary.resolve(said.name());
    if (!isOpen(found, defined) || use.arity() > 0) {
      return;
    }
    Span scope = said.conditional() ? caseScope(said.passage()) : scope(said.passage());
    boolean contradicts =
        traits.stream()
            .anyMatch(
                trait ->
                    trait.use().name().equals(use.name())
                        && trait.kind().and(said.trait()) == null
                        && trait.scope().start() < scope.end()
                        && scope.start() < trait.scope().end());
    if (!contradicts) {
      add(found, said.span(), scope);
    }
  }

  /**
   * What is said of a case holds for its sentence, the display that the sentence explains, and the
   * displays that go on with it.
   */
  private Span caseScope(Passage passage) {
    List<DocumentItem> items = document.items();
    String text = document.source().text();
    int end = passage.fragment().span().end();
    int k = passage.ordinal() + 1;
    boolean ended = false;
    for (; k < items.size() && !ended; k++) {
      DocumentItem item = items.get(k);
      String between = text.substring(Math.min(end, item.span().start()), item.span().start());
      ended = SENTENCE_END.matcher(COMMENT.matcher(between).replaceAll("")).find();
      if (!ended) {
        if (item instanceof Heading) {
          break;
        }
        end = item.span().end();
        ended = endsWithStop(item, text);
      }
    }
    return new Span(start(passage), end);
  }

  private static boolean endsWithStop(DocumentItem item, String text) {
    if (!(item instanceof DocumentItem.MathFragment fragment)) {
      return false;
    }
    String content = text.substring(fragment.content().start(), fragment.content().end()).strip();
    return content.endsWith(".") || content.endsWith(";");
  }

  /** Whether nothing in the document says what a name is. */
  private boolean isOpen(TraitNotation.Found found, Set<String> defined) {
    return !defined.contains(vocabulary.resolve(found.name()).name())
        && !defined.contains(found.name().base());
  }

  private void add(TraitNotation.Found found, Span at, Span scope) {
    NameUse use = vocabulary.resolve(found.name());
    if (!isClaim(found.kind(), use, scope)) {
      traits.add(new Trait(found.kind(), use, at, scope));
    }
  }

  /**
   * What follows from what was said before is a claim: S^\top = S of a positive definite S. So is
   * what contradicts it.
   */
  private boolean isClaim(Constraint.Kind kind, NameUse use, Span scope) {
    return traits.stream()
        .anyMatch(
            trait ->
                trait.use().name().equals(use.name())
                    && trait.scope().start() <= scope.start()
                    && trait.scope().end() >= scope.end()
                    && (trait.kind().and(kind) == trait.kind() || trait.kind().and(kind) == null));
  }

  private void direct(int k, Passage passage) {
    Directive directive = (Directive) document.items().get(k);
    if (!directive.name().equals("assume")) {
      return;
    }
    TraitWords.Sentence sentence = TraitWords.sentence(directive.argument());
    for (Chain chain : passage.chains()) {
      if (sentence == null) {
        boolean one = chain.signs().size() == 1;
        TraitNotation.Found found =
            one
                ? TraitNotation.of(chain.sides().get(0), chain.signs().get(0), chain.sides().get(1))
                : null;
        if (found != null) {
          directives.add(k);
          direct(found, chain.signs().get(0).span());
        }
        continue;
      }
      directives.add(k);
      for (Notation item : items(chain.sides().get(0))) {
        Name name = vocabulary.name(item);
        if (name != null && name.power() == null && sentence.kind() != null) {
          direct(new TraitNotation.Found(sentence.kind(), name), item.span());
        }
      }
    }
  }

  private void direct(TraitNotation.Found found, Span at) {
    Span everywhere = new Span(0, document.source().text().length());
    traits.add(new Trait(found.kind(), vocabulary.resolve(found.name()), at, everywhere));
  }

  private static List<Notation> items(Notation notation) {
    return notation instanceof Notation.Sequence sequence ? sequence.items() : List.of(notation);
  }

  /** From the passage, or the display it explains, to the next heading of its level or above. */
  private Span scope(Passage passage) {
    List<DocumentItem> items = document.items();
    int level = 0;
    for (int k = 0; k < passage.ordinal(); k++) {
      level = items.get(k) instanceof Heading heading ? heading.level() : level;
    }
    int to = document.source().text().length();
    for (int k = passage.ordinal() + 1; k < items.size(); k++) {
      if (items.get(k) instanceof Heading heading && heading.level() <= level) {
        to = heading.span().start();
        break;
      }
    }
    return new Span(start(passage), to);
  }

  private int start(Passage passage) {
    int from = passage.fragment().span().start();
    for (int k = passage.ordinal() - 1; k >= 0; k--) {
      DocumentItem item = document.items().get(k);
      boolean display =
          item instanceof DocumentItem.MathFragment fragment
              && fragment.layout() == DocumentItem.Layout.DISPLAY;
      if (display) {
        String between = document.source().text().substring(item.span().end(), from);
        boolean explains = EXPLAINS.matcher(COMMENT.matcher(between).replaceAll("")).lookingAt();
        return explains ? item.span().start() : from;
      }
      if (item instanceof Heading) {
        break;
      }
    }
    return from;
  }

  public List<Trait> all() {
    return traits;
  }

  /** What the relation with this sign says, or null. */
  public Trait at(Span sign) {
    return traits.stream().filter(trait -> trait.at().equals(sign)).findFirst().orElse(null);
  }

  /** Whether a directive says what arrays are, and nothing else needs doing. */
  public boolean isObeyed(int ordinal) {
    return directives.contains(ordinal);
  }
}
