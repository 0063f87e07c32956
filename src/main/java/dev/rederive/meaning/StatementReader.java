package dev.rederive.meaning;

import dev.rederive.document.DocumentItem;
import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.math.Choice;
import dev.rederive.math.Expr;
import dev.rederive.math.FreeIndex;
import dev.rederive.math.Mark;
import dev.rederive.math.Site;
import dev.rederive.math.Statement;
import dev.rederive.meaning.formula.ArrayMeaning;
import dev.rederive.meaning.formula.ArrayReader;
import dev.rederive.meaning.formula.Context;
import dev.rederive.meaning.formula.DefinitionReader;
import dev.rederive.meaning.formula.Dependences;
import dev.rederive.meaning.formula.FormulaReader;
import dev.rederive.meaning.formula.Restrictions;
import dev.rederive.meaning.formula.ShapeMismatch;
import dev.rederive.meaning.formula.Symbols;
import dev.rederive.meaning.formula.Traits;
import dev.rederive.meaning.formula.WrittenSide;
import dev.rederive.meaning.index.RangeDeclarations;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.meaning.notation.Adjoints;
import dev.rederive.meaning.notation.DerivativeNames;
import dev.rederive.meaning.notation.Mentions;
import dev.rederive.meaning.prose.Passage;
import dev.rederive.meaning.prose.ProseAssumptions;
import dev.rederive.meaning.prose.ProseConditions;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** Turns the chains of one passage into statements, one per relation. */
public final class StatementReader {
  /** What the directives before a passage ask for. */
  record Wishes(Kind kind, String reason, Mark mark) {
    enum Kind {
      NONE,
      DEFINE,
      CLAIM,
      SKIP
    }

    static final Wishes NONE = new Wishes(Kind.NONE, null, Mark.NONE);
  }

  private final Source source;
  private final Vocabulary vocabulary;
  private final Symbols symbols;
  private final FormulaReader formulas;
  private final DefinitionReader definitions;
  private final Traits traits;
  private final ProseConditions prose;
  private final ProseAssumptions assumptions;
  private final ClaimReader claims;
  private final List<Statement> statements = new ArrayList<>();

  StatementReader(
      Source source,
      Vocabulary vocabulary,
      Symbols symbols,
      FormulaReader formulas,
      Traits traits,
      ProseConditions prose,
      ProseAssumptions assumptions) {
    this.source = source;
    this.vocabulary = vocabulary;
    this.symbols = symbols;
    this.formulas = formulas;
    this.traits = traits;
    this.prose = prose;
    this.assumptions = assumptions;
    this.definitions = new DefinitionReader(vocabulary, symbols, formulas);
    this.claims =
        new ClaimReader(
            source, symbols, formulas, new Restrictions(vocabulary, formulas, traits), prose);
  }

  List<Statement> statements() {
    return statements;
  }

  DefinitionReader definitions() {
    return definitions;
  }

  /** What the text assumes holds up to the next heading. */
  void section() {
    claims.endSection();
  }

  /** From here on numeric claims speak of the result of a repeat; 0: of the given values. */
  void state(int number) {
    claims.state(number);
  }

  int state() {
    return claims.state();
  }

  void read(Passage passage, Wishes wishes) {
    List<Chain> chains = passage.chains();
    for (int k = 0; k < chains.size(); k++) {
      Chain chain = chains.get(k);
      if (chain.signs().isEmpty()) {
        continue;
      }
      if (wishes.kind() == Wishes.Kind.SKIP) {
        for (int r = 0; r < chain.signs().size(); r++) {
          Site site = site(chain, r, passage);
          statements.add(new Statement.Skipped(site, wishes.reason(), List.of()));
        }
        continue;
      }
      RangeDeclarations.Found range = declaration(chains, k);
      if (range != null) {
        statements.add(
            new Statement.Declares(
                site(chain, 0, passage),
                List.of("declares the range of the index " + range.binder().letter())));
        k += range.chains() - 1;
        continue;
      }
      int start = chain.signs().get(0).span().start();
      declareRanges(chain, passage, place -> place < start);
      for (int r = 0; r < chain.signs().size(); r++) {
        statements.add(relation(passage, chain, r, wishes));
      }
      declareRanges(chain, passage, place -> place >= start);
    }
    if (passage.fragment().layout() == DocumentItem.Layout.DISPLAY && passage.hasRelation()) {
      claims.endDisplay();
    }
  }

  /** {@code t = 1, \dots, T} beside a formula is a relation of its own. */
  private void declareRanges(Chain chain, Passage passage, IntPredicate where) {
    for (Notation condition : chain.conditions()) {
      Binder binder = RangeDeclarations.ofCondition(condition);
      if (binder != null && where.test(condition.span().start())) {
        Notation.Related related = (Notation.Related) condition;
        Site site =
            new Site(
                related.sign().span(),
                related.sign().latex(),
                slice(related.left().span()),
                slice(related.right().span()),
                passage.fragment().layout() == DocumentItem.Layout.INLINE);
        statements.add(
            new Statement.Declares(
                site, List.of("declares the range of the index " + binder.letter())));
      }
    }
  }

  private static RangeDeclarations.Found declaration(List<Chain> chains, int k) {
    try {
      return RangeDeclarations.at(chains, k);
    } catch (NotUnderstood unreadable) {
      return null;
    }
  }

  private Statement relation(Passage passage, Chain chain, int r, Wishes wishes) {
    Site site = site(chain, r, passage);
    RelationSign sign = chain.signs().get(r);
    Notation left = leftOf(chain, r);
    Notation right = chain.sides().get(r + 1);
    Traits.Trait trait = traits.at(sign.span());
    if (trait != null && wishes.kind() != Wishes.Kind.CLAIM) {
      String said = "says that " + trait.use().name() + " is " + trait.kind().words();
      return new Statement.Declares(site, List.of(said));
    }
    Context context = new Context(passage.ordinal(), Map.of(), slotLetters(left, right));
    symbols.ledger.within(left.span()).forEach(context::note);
    symbols.ledger.within(right.span()).forEach(context::note);
    symbols.ledger.within(sign.span()).forEach(context::note);
    try {
      switch (sign.kind()) {
        case OTHER:
          if (Adjoints.isNamedBy(sign, right)) {
            return named(site, chain, passage, r, context, wishes);
          }
          throw new NotUnderstood(
              "the relation " + sign.latex() + " is not one that can be judged", sign.span());
        case ELEMENT:
          return new Statement.Declares(site, List.of("declares what its left side is"));
        case UPDATE:
          return update(site, left, right, context);
        default:
          break;
      }
      if (prose.isCondition(passage)) {
        return new Statement.Declares(site, List.of("a condition of what its sentence says"));
      }
      if (site.inline() && claims.restricts(sign, left, right, context)) {
        return new Statement.Declares(site, List.of("restricts the next display"));
      }
      if (chain.signs().size() == 1 && claims.assumes(sign, left, right, context)) {
        return new Statement.Declares(
            site,
            List.of(
                "an assumption about free names; inline or as a directive it restricts what"
                    + " follows"));
      }
      if (sign.kind() == RelationSign.Kind.EQUAL && Dependences.says(left, right)) {
        return new Statement.Declares(site, List.of("says what its left side depends on"));
      }
      DefinitionReader.Target target = defined(chain, r, sign, wishes, context);
      if (target != null) {
        boolean anew = sign.kind() == RelationSign.Kind.DEFINE || isDefinedAgain(target, context);
        return define(site, target, right, anew, context);
      }
      if (assumptions.introduces(passage)
          && chain.signs().size() == 1
          && wishes == Wishes.NONE
          && claims.isAssumed(
              chain, new Context(passage.ordinal(), Map.of(), slotLetters(left, right)))) {
        return new Statement.Declares(site, List.of("an assumption that the text makes"));
      }
      return claims.read(site, chain, passage, sign, left, right, context, wishes.mark());
    } catch (ShapeMismatch mismatch) {
      String doubt = formulas.arrays().doubt(mismatch, left, right);
      if (doubt != null) {
        Statement alone = alone(site, chain, passage, sign, left, right, wishes, true);
        if (alone != null) {
          return alone;
        }
        return new Statement.Unread(
            site,
            doubt + ": " + mismatch.getMessage(),
            mismatch.span(),
            wishes.mark(),
            context.readings);
      }
      return new Statement.Misshapen(
          site,
          mismatch.getMessage(),
          mismatch.remedy(),
          mismatch.span(),
          wishes.mark(),
          context.readings);
    } catch (NotUnderstood unreadable) {
      Statement alone = alone(site, chain, passage, sign, left, right, wishes, false);
      return alone != null
          ? alone
          : new Statement.Unread(
              site, unreadable.getMessage(), unreadable.span(), wishes.mark(), context.readings);
    } catch (RuntimeException | StackOverflowError bug) {
      // One relation that we fail on must not cost the author the others.
      return new Statement.Unread(
          site,
          "internal error, please report it with this relation: " + bug,
          sign.span(),
          wishes.mark(),
          context.readings);
    }
  }

  /**
   * A relation that cannot be read as the document uses its names, read for itself: it may hold
   * whatever its names are, but it is never refuted, and what it defines is known nowhere else. Null
   * if that is no way to read it.
   */
  private Statement alone(
      Site site,
      Chain chain,
      Passage passage,
      RelationSign sign,
      Notation left,
      Notation right,
      Wishes wishes,
      boolean otherKinds) {
    boolean relates =
        sign.kind() != RelationSign.Kind.DEFINE && FormulaReader.relation(sign.kind()) != null;
    if (!relates || formulas.arrays() == null || wishes.mark() != Mark.NONE) {
      return null;
    }
    Notation one = DerivativeNames.name(left);
    Notation other = DerivativeNames.name(right);
    try {
      ArrayReader reader = formulas.arrays().alone(one, other, passage.ordinal(), otherKinds);
      if (reader == null) {
        return null;
      }
      Context context = Context.alone(passage.ordinal(), slotLetters(one, other), reader);
      context.note(
          "the document seems to use names of this relation in several ways: they are read as what"
              + " the relation itself says, and as names of its own");
      return claims.read(site, chain, passage, sign, one, other, context, wishes.mark());
    } catch (NotUnderstood unreadable) {
      return null; // the reason why it could not be read as a part of the document says more
    }
  }

  /** In {@code s := s + 1 = x} the second relation is about the new s: its left side is the name. */
  private static Notation leftOf(Chain chain, int r) {
    boolean redefined =
        r > 0
            && chain.signs().get(r - 1).kind() == RelationSign.Kind.DEFINE
            && Mentions.of(chain.sides().get(r), chain.sides().get(r - 1));
    return chain.sides().get(redefined ? r - 1 : r);
  }

  /** The letters that stand as indices anywhere in a relation. */
  private Set<String> slotLetters(Notation... sides) {
    Set<String> letters = new HashSet<>();
    for (Notation side : sides) {
      Notations.walk(
          side,
          part -> {
            Name name = vocabulary.name(part);
            if (name != null && !name.slots().isEmpty()) {
              vocabulary.resolve(name).indices().forEach(index -> letters.add(index.letter()));
            }
          });
    }
    letters.remove(null);
    return letters;
  }

  private DefinitionReader.Target defined(
      Chain chain, int r, RelationSign sign, Wishes wishes, Context context) {
    boolean define = sign.kind() == RelationSign.Kind.DEFINE || wishes.kind() == Wishes.Kind.DEFINE;
    int first = Dependences.begins(chain) ? 1 : 0;
    if (!define && (sign.kind() != RelationSign.Kind.EQUAL || r > first)) {
      return null;
    }
    if (wishes.kind() == Wishes.Kind.CLAIM) {
      return null;
    }
    DefinitionReader.Target target = definitions.target(chain.sides().get(r));
    if (target == null
        || chain.sides().get(r) instanceof Notation.Unread
        || symbols.isImaginary(target.use().name())) {
      return null;
    }
    if (define) {
      return target;
    }
    // Reading the left side must leave no trace if it turns out to be a claim.
    Context trial = new Context(context.ordinal, Map.of(), slotLetters(chain.sides().get(r)));
    if (definitions.hasMeaning(target, trial)
        && !(definitions.isDefinable(target, trial)
            && symbols.ledger.isOtherwise(Choice.LATER_MEANING))) {
      return null;
    }
    Notation named = chain.sides().get(r);
    if (target.arguments() != null && named instanceof Notation.Juxtaposition call) {
      named = call.factors().get(0); // g(x, y) = g(y, x) says something of g
    }
    if (Mentions.of(chain.sides().get(r + 1), named)) {
      context.note("the name on the left also stands on the right, so this does not define it");
      return null;
    }
    return target;
  }

  /** Whether a plain {@code =} would give a name its second meaning. */
  private boolean isDefinedAgain(DefinitionReader.Target target, Context context) {
    Context trial = new Context(context.ordinal, Map.of(), Set.of());
    return symbols.ledger.wants(Choice.LATER_MEANING)
        && definitions.isDefinable(target, trial)
        && definitions.hasMeaning(target, trial);
  }

  private Statement define(
      Site site, DefinitionReader.Target target, Notation right, boolean anew, Context context) {
    if (definitions.namesElements(target, right, context)) {
      return new Statement.Declares(
          site, List.of("says what the elements of " + target.use().name() + " are called"));
    }
    Position place = source.position(site.sign().start());
    DefinitionReader.Defined defined = definitions.define(target, right, context, place, anew);
    return new Statement.Defines(
        site, target.use().name(), defined.name(), defined.value(), List.copyOf(context.readings));
  }

  /** {@code \dots \rightarrow dh_t} gives what stands before the arrow the name after it. */
  private Statement named(
      Site site, Chain chain, Passage passage, int r, Context context, Wishes wishes) {
    Notation value = chain.sides().get(r);
    Notation name = chain.sides().get(r + 1);
    RelationSign sign = chain.signs().get(r);
    RelationSign equal = new RelationSign(RelationSign.Kind.EQUAL, sign.latex(), sign.span());
    DefinitionReader.Target target = definitions.target(name);
    Context trial = new Context(context.ordinal, Map.of(), slotLetters(name));
    if (target == null || definitions.hasMeaning(target, trial)) {
      return claims.read(site, chain, passage, equal, value, name, context, wishes.mark());
    }
    return define(site, target, value, false, context);
  }

  private Statement update(Site site, Notation left, Notation right, Context context) {
    if (formulas.hasArrays(left) || formulas.hasArrays(right)) {
      return arrayUpdate(site, left, right, context);
    }
    Expr target = formulas.read(left, context);
    if (!(target instanceof Expr.Ref ref)) {
      throw new NotUnderstood("an update of something that is not a name", left.span());
    }
    Expr value = formulas.read(right, context);
    return new Statement.Update(
        site, ref, value, context.freeIndices(Map.of()), List.copyOf(context.readings));
  }

  /** An update of a whole array is one of each of its elements. */
  private Statement arrayUpdate(Site site, Notation left, Notation right, Context context) {
    ArrayMeaning.Sides sides = formulas.arrays().sides(left, right, left.span(), context);
    if (!(sides.leftElement() instanceof Expr.Ref ref)) {
      throw new NotUnderstood("an update of something that is not a name", left.span());
    }
    List<FreeIndex> free = new ArrayList<>(context.freeIndices(Map.of()));
    free.addAll(sides.free());
    return new Statement.Update(
        site, ref, sides.rightElement(), free, List.copyOf(context.readings));
  }

  private Site site(Chain chain, int r, Passage passage) {
    RelationSign sign = chain.signs().get(r);
    return new Site(
        sign.span(),
        sign.latex(),
        slice(chain.sides().get(r).span()),
        slice(chain.sides().get(r + 1).span()),
        passage.fragment().layout() == DocumentItem.Layout.INLINE);
  }

  private String slice(Span span) {
    return WrittenSide.of(source, span);
  }
}
