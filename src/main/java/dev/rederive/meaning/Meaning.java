package dev.rederive.meaning;

import dev.rederive.document.Document;
import dev.rederive.document.DocumentItem;
import dev.rederive.document.DocumentItem.Defect;
import dev.rederive.document.DocumentItem.Directive;
import dev.rederive.document.DocumentItem.Heading;
import dev.rederive.document.DocumentItem.MathFragment;
import dev.rederive.latex.Chain;
import dev.rederive.latex.LatexParser;
import dev.rederive.latex.Macros;
import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.math.Choice;
import dev.rederive.math.Mark;
import dev.rederive.math.Model;
import dev.rederive.math.NetworkBinding;
import dev.rederive.math.Repeat;
import dev.rederive.math.Statement;
import dev.rederive.math.array.Layout;
import dev.rederive.meaning.formula.ArrayInference;
import dev.rederive.meaning.formula.Differentials;
import dev.rederive.meaning.formula.FormulaReader;
import dev.rederive.meaning.formula.FunctionNames;
import dev.rederive.meaning.formula.LayerWidths;
import dev.rederive.meaning.formula.PowerNames;
import dev.rederive.meaning.formula.Symbols;
import dev.rederive.meaning.formula.Traits;
import dev.rederive.meaning.formula.WrittenForms;
import dev.rederive.meaning.index.ElementLetters;
import dev.rederive.meaning.index.RangeDeclarations;
import dev.rederive.meaning.index.Ranges;
import dev.rederive.meaning.index.SizeLetters;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.Ledger;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.meaning.notation.Broadcasts;
import dev.rederive.meaning.notation.DerivativeOrders;
import dev.rederive.meaning.notation.DerivativesAtPlaces;
import dev.rederive.meaning.notation.FiniteSets;
import dev.rederive.meaning.notation.ImaginaryUnit;
import dev.rederive.meaning.notation.LayerSuperscripts;
import dev.rederive.meaning.notation.ListedSets;
import dev.rederive.meaning.notation.Overloads;
import dev.rederive.meaning.notation.PartialSigns;
import dev.rederive.meaning.notation.PlainTwins;
import dev.rederive.meaning.notation.Separators;
import dev.rederive.meaning.notation.Superscripts;
import dev.rederive.meaning.notation.Unjudged;
import dev.rederive.meaning.notation.Words;
import dev.rederive.meaning.prose.Passage;
import dev.rederive.meaning.prose.ProseArrays;
import dev.rederive.meaning.prose.ProseAssumptions;
import dev.rederive.meaning.prose.ProseConditions;
import dev.rederive.meaning.prose.ProseRun;
import dev.rederive.meaning.prose.ProseRuns;
import dev.rederive.source.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a whole document: first what all of it says about names, indices and ranges, then its
 * relations in order.
 */
public final class Meaning {
  private final Document document;
  private final Macros macros;
  private final Directives directives;
  private final Ledger ledger;
  private final Symbols symbols;
  private final Map<Integer, Passage> passages = new LinkedHashMap<>();
  private final Map<Integer, Passage> directiveMath = new LinkedHashMap<>();
  private final Map<String, Integer> fixedSizes = new LinkedHashMap<>();
  private final List<Model.Assumption> assumptions = new ArrayList<>();
  private final List<Repeat> repeats = new ArrayList<>();
  private final List<NetworkBinding> networks = new ArrayList<>();
  private Words words;
  private Traits traits;
  private DerivativeOrders orders;
  private Overloads overloads;
  private LayerSuperscripts layers;
  private Superscripts superscripts;
  private Separators separators;
  private Unjudged unjudged;
  private FiniteSets finiteSets;
  private LayerWidths widths;
  private SizeLetters sizes;
  private PartialSigns partialSigns;
  private List<Notation> broadcasts = List.of();
  private Vocabulary vocabulary;
  private Ranges ranges;
  private StatementReader reader;
  private FormulaReader formulas;

  private Meaning(Document document, Choice otherwise) {
    this.document = document;
    this.ledger = new Ledger(otherwise);
    this.symbols = new Symbols(ledger);
    this.macros = Macros.of(document);
    this.directives = new Directives(document.source());
  }

  /** The model of a document; nothing in a document makes this fail. */
  public static Model read(Document document) {
    return read(document, null);
  }

  /**
   * The model under another reading of the same document.
   *
   * @param otherwise the choice that is made the other way throughout; null for the reading that
   *     counts
   */
  public static Model read(Document document, Choice otherwise) {
    return new Meaning(document, otherwise).read();
  }

  private Model read() {
    parse();
    learnNames();
    readInOrder();
    InitialValues.define(symbols);
    Slices.define(symbols);
    Differentials.define(symbols, reader.statements());
    UndefinedLoss.define(symbols, reader.statements());
    UnknownCommands.define(symbols, reader.statements());
    NextElements.follow(symbols);
    ShiftedIndices.keepInside(symbols, reader.statements());
    List<Model.Constrained> constraints =
        TraitConstraints.of(traits, symbols, reader.statements(), directives);
    widths.tell(symbols, reader.statements());
    Set<String> free = new LinkedHashSet<>(symbols.usedSizes);
    fixSizes();
    free.removeAll(fixedSizes.keySet());
    return new Model(
        List.copyOf(reader.statements()),
        Collections.unmodifiableMap(symbols.definitions),
        Collections.unmodifiableMap(symbols.functions),
        Collections.unmodifiableMap(symbols.givens),
        Collections.unmodifiableMap(fixedSizes),
        free,
        List.copyOf(assumptions),
        constraints,
        List.copyOf(repeats),
        List.copyOf(networks),
        Collections.unmodifiableSet(ledger.made()),
        List.copyOf(directives.findings()));
  }

  /** A size that is given a value in the text has that value. */
  private void fixSizes() {
    symbols.givens.forEach(
        (ref, value) -> {
          if (ref.subscripts().isEmpty()
              && symbols.usedSizes.contains(ref.quantity().name())
              && value.getDenominator().bitLength() == 1
              && value.getNumerator().bitLength() < 31) {
            fixedSizes.putIfAbsent(ref.quantity().name(), value.getNumeratorAsInt());
          }
        });
  }

  private void parse() {
    List<DocumentItem> items = document.items();
    Map<Integer, List<Chain>> parsed = new LinkedHashMap<>();
    for (int k = 0; k < items.size(); k++) {
      if (items.get(k) instanceof MathFragment fragment) {
        parsed.put(k, LatexParser.parse(document.source(), fragment, macros));
      } else if (items.get(k) instanceof Directive directive
          && directives.isKnown(directive)
          && Set.of("given", "sizes", "assume", "function", "forget").contains(directive.name())) {
        parsed.put(k, LatexParser.parse(document.source(), directives.asMath(directive), macros));
      }
    }
    ContinuedChains.join(items, parsed, ledger);
    broadcasts = Broadcasts.of(parsed.values());
    parsed.replaceAll(
        (k, chains) -> chains.stream().map(chain -> chain.map(Broadcasts::plain)).toList());
    WrittenForms.apply(parsed, declaresSummation(), ledger);
    List<Chain> equations = new ArrayList<>();
    List<Notation> all = new ArrayList<>();
    for (List<Chain> chains : parsed.values()) {
      for (Chain chain : chains) {
        all.addAll(chain.sides());
        if (chain.beginsWithEquality()) {
          equations.add(chain);
        }
      }
    }
    overloads = Overloads.of(equations);
    separators = Separators.of(all);
    unjudged = Unjudged.of(equations, all);
    finiteSets = FiniteSets.of(all);
    sizes = SizeLetters.of(all);
    partialSigns = PartialSigns.of(all);
    words = ledger.wants(Choice.LETTERS) ? Words.NONE : Words.of(equations, all, ledger);
    boolean powers = ledger.wants(Choice.SUPERSCRIPT);
    layers = LayerSuperscripts.of(powers ? List.<Notation>of() : all, ledger);
    superscripts = powers ? Superscripts.of(List.of(), List.of()) : Superscripts.of(equations, all);
    if (!superscripts.isEmpty()) {
      ledger.isOtherwise(Choice.SUPERSCRIPT);
    }
    widths = LayerWidths.of(all.stream().map(layers::bracket).toList());
    parsed.replaceAll((k, chains) -> chains.stream().map(this::joinWords).toList());
    orders =
        DerivativeOrders.of(
            parsed.values().stream()
                .flatMap(List::stream)
                .filter(Chain::beginsWithEquality)
                .toList());
    parsed.forEach(
        (k, chains) -> {
          List<Chain> joined = chains.stream().map(this::join).toList();
          if (items.get(k) instanceof MathFragment fragment) {
            passages.put(k, new Passage(k, fragment, joined));
          } else {
            MathFragment fragment = directives.asMath((Directive) items.get(k));
            directiveMath.put(k, new Passage(k, fragment, joined));
          }
        });
  }

  private Chain join(Chain chain) {
    return chain
        .map(layers::bracket)
        .map(widths::unite)
        .map(orders::rewrite)
        .map(superscripts::bracket);
  }

  private Chain joinWords(Chain chain) {
    return sizes
        .tellApart(PlainTwins.unite(chain, ledger))
        .map(ListedSets::writeOut)
        .map(overloads::tellApart)
        .map(separators::rewrite)
        .map(partialSigns::rewrite)
        .map(DerivativesAtPlaces::rewrite)
        .map(words::join)
        .map(finiteSets::rewrite)
        .map(unjudged::mark);
  }

  private void learnNames() {
    List<Notation> notations = new ArrayList<>();
    List<Notation> lefts = new ArrayList<>();
    List<Notation.Related> members = new ArrayList<>();
    Map<Binder, Integer> declared = new LinkedHashMap<>();
    List<Passage> all = new ArrayList<>(passages.values());
    all.addAll(directiveMath.values());
    for (Passage passage : all) {
      for (int k = 0; k < passage.chains().size(); k++) {
        Chain chain = passage.chains().get(k);
        notations.addAll(chain.sides());
        notations.addAll(chain.conditions());
        if (chain.beginsWithEquality()) {
          lefts.add(chain.sides().get(0));
        }
        for (int r = 0; r < chain.signs().size(); r++) {
          members.add(
              new Notation.Related(
                  chain.sides().get(r),
                  chain.signs().get(r),
                  chain.sides().get(r + 1),
                  chain.span()));
        }
        RangeDeclarations.Found range = find(passage.chains(), k);
        if (range != null) {
          declared.put(range.binder(), passage.ordinal());
        }
        if (chain.signs().size() == 1
            && chain.signs().get(0).kind() == RelationSign.Kind.NOT_EQUAL) {
          notations.add(
              new Notation.Related(
                  chain.sides().get(0), chain.signs().get(0), chain.sides().get(1), chain.span()));
        }
        for (Notation condition : chain.conditions()) {
          Binder binder = RangeDeclarations.ofCondition(condition);
          if (binder != null) {
            declared.put(binder, passage.ordinal());
          }
        }
      }
    }
    List<Binder> binders = new ArrayList<>(declared.keySet());
    binders.addAll(ElementLetters.of(notations, members));
    vocabulary = new Vocabulary(notations, lefts, binders);
    symbols.declareNumbers(separators.functions());
    ranges = new Ranges(vocabulary);
    formulas = new FormulaReader(vocabulary, ranges, symbols);
    formulas.differentials(new Differentials(notations, vocabulary, symbols));
    List<ProseRun> runs = ProseRuns.of(document, passages);
    List<ProseArrays.Said> prose = ProseArrays.of(runs);
    traits = Traits.of(document, passages.values(), directiveMath, prose, vocabulary);
    reader =
        new StatementReader(
            document.source(),
            vocabulary,
            symbols,
            formulas,
            traits,
            ProseConditions.of(runs),
            ProseAssumptions.of(runs));
    declared.forEach(ranges::declare);
    for (Passage passage : passages.values()) {
      for (Chain chain : passage.chains()) {
        chain.sides().forEach(side -> ranges.collect(side, passage.ordinal()));
      }
    }
    learnRanges();
    symbols.declareImaginary(
        ImaginaryUnit.of(all.stream().flatMap(p -> p.chains().stream()).toList()));
    PowerNames.announce(all, vocabulary, symbols);
    for (Notation head : broadcasts) {
      Name name = vocabulary.name(head);
      if (name != null && name.power() == null) {
        symbols.declareBroadcast(vocabulary.resolve(name).name());
      }
    }
    FunctionNames.announce(
        passages.values(), directiveFunctions(), reader.definitions(), vocabulary, symbols);
    List<Passage> stating = new ArrayList<>(passages.values());
    directiveMath.forEach(
        (k, passage) -> {
          if (((Directive) document.items().get(k)).name().equals("assume")) {
            stating.add(passage);
          }
        });
    formulas.arrays(
        ArrayInference.of(
            stating, traits, prose, vocabulary, ranges, symbols, formulas, declaredLayout()));
  }

  /** Whether a directive says that indices which stand twice are summed over. */
  private boolean declaresSummation() {
    boolean declared = false;
    for (DocumentItem item : document.items()) {
      if (item instanceof Directive directive && directive.name().equals("summation")) {
        declared = directive.argument().strip().equals("implied");
        if (!declared) {
          directives.report(directive.span(), "write \"summation implied\"");
        }
      }
    }
    return declared;
  }

  private boolean declaresLayout() {
    return document.items().stream()
        .anyMatch(item -> item instanceof Directive one && one.name().equals("layout"));
  }

  /** The layout a directive asks for, or null. */
  private Layout declaredLayout() {
    if (ledger.wants(Choice.NUMERATOR_LAYOUT)) {
      return Layout.NUMERATOR;
    }
    if (ledger.wants(Choice.DENOMINATOR_LAYOUT)) {
      return Layout.DENOMINATOR;
    }
    for (DocumentItem item : document.items()) {
      if (item instanceof Directive directive && directive.name().equals("layout")) {
        switch (directive.argument().strip()) {
          case "denominator":
            return Layout.DENOMINATOR;
          case "numerator":
            return Layout.NUMERATOR;
          default:
            directives.report(directive.span(), "layout is denominator or numerator");
        }
      }
    }
    return null;
  }

  private static RangeDeclarations.Found find(List<Chain> chains, int k) {
    try {
      return RangeDeclarations.at(chains, k);
    } catch (NotUnderstood unreadable) {
      return null;
    }
  }

  /** From definitions first: a claim never equates ranges that they keep apart. */
  private void learnRanges() {
    Set<String> defined = new LinkedHashSet<>();
    for (Passage passage : passages.values()) {
      for (Chain chain : passage.chains()) {
        if (chain.beginsWithEquality()
            && Name.of(chain.sides().get(0)) != null
            && defined.add(NotationText.of(chain.sides().get(0)))) {
          ranges.define(chain.sides().get(0), chain.sides().get(1), passage.ordinal());
          ranges.use(chain.sides().get(1), passage.ordinal());
        }
      }
    }
    ranges.unify();
    for (Passage passage : passages.values()) {
      for (Chain chain : passage.chains()) {
        chain.sides().forEach(side -> ranges.use(side, passage.ordinal()));
      }
    }
    ranges.unify();
    InitialValues.letRecurrencesBegin(passages.values(), vocabulary, ranges);
  }

  private List<Notation> directiveFunctions() {
    List<Notation> functions = new ArrayList<>(broadcasts);
    directiveMath.forEach(
        (k, passage) -> {
          if (((Directive) document.items().get(k)).name().equals("function")) {
            passage.chains().forEach(chain -> functions.addAll(chain.sides()));
          }
        });
    return functions;
  }

  private void readInOrder() {
    StatementReader.Wishes wishes = StatementReader.Wishes.NONE;
    List<Statement.Update> updates = new ArrayList<>();
    for (int k = 0; k < document.items().size(); k++) {
      DocumentItem item = document.items().get(k);
      if (item instanceof MathFragment) {
        Passage passage = passages.get(k);
        int before = reader.statements().size();
        reader.read(passage, wishes);
        for (Statement statement :
            reader.statements().subList(before, reader.statements().size())) {
          if (statement instanceof Statement.Update update) {
            updates.add(update);
          }
        }
        if (passage.hasRelation()) {
          wishes = StatementReader.Wishes.NONE;
        }
      } else if (item instanceof Heading) {
        updates.clear();
        reader.state(0);
        reader.section();
      } else if (item instanceof Defect defect) {
        directives.report(defect.span(), defect.message());
      } else if (item instanceof Directive directive
          && Directives.KNOWN.contains(directive.name())) {
        wishes = obey(directive, k, wishes, updates);
      }
    }
  }

  private StatementReader.Wishes obey(
      Directive directive, int k, StatementReader.Wishes wishes, List<Statement.Update> updates) {
    try {
      switch (directive.name()) {
        case "define":
          return new StatementReader.Wishes(
              StatementReader.Wishes.Kind.DEFINE, null, wishes.mark());
        case "claim":
          return new StatementReader.Wishes(
              StatementReader.Wishes.Kind.CLAIM,
              null,
              wishes.mark() == Mark.NONE ? Mark.MEANT : wishes.mark());
        case "skip":
          return new StatementReader.Wishes(
              StatementReader.Wishes.Kind.SKIP, directive.argument(), wishes.mark());
        case "wrong":
          return new StatementReader.Wishes(
              wishes.kind(), wishes.reason(), new Mark.Wrong(directive.argument(), k));
        case "repeat":
          repeat(directive, updates);
          return wishes;
        case "network":
          networks.add(
              new NetworkDirective(document, directives, vocabulary, words, macros, formulas)
                  .read(directive, k));
          return wishes;
        case "forget":
          forget(directiveMath.get(k));
          return wishes;
        case "given", "sizes", "assume":
          if (traits.isObeyed(k)) {
            return wishes;
          }
          DirectiveMath.obey(
              directive.name(), directiveMath.get(k), formulas, symbols, fixedSizes, assumptions);
          return wishes;
        default:
          return wishes; // function, layout and summation were obeyed before
      }
    } catch (NotUnderstood wrong) {
      directives.report(wrong.span(), "directive " + directive.name() + ": " + wrong.getMessage());
      return wishes;
    }
  }

  /** Ends the scope of the names that are listed, or of all. */
  private void forget(Passage passage) {
    Set<String> names = new LinkedHashSet<>();
    for (Chain chain : passage.chains()) {
      for (Notation side : chain.sides()) {
        List<Notation> items =
            side instanceof Notation.Sequence list ? list.items() : List.of(side);
        for (Notation item : items) {
          Name name = Name.of(item);
          if (name == null || !chain.signs().isEmpty()) {
            throw new NotUnderstood("needs names, as in \"forget x, L\"", item.span());
          }
          names.add(vocabulary.resolve(name).name());
        }
      }
    }
    symbols.forget(names);
  }

  private void repeat(Directive directive, List<Statement.Update> updates) {
    String argument = directive.argument().replace("{,}", "").replace(",", "").strip();
    if (!argument.matches("\\d{1,9}")) {
      throw new NotUnderstood("needs a number of times, as in \"repeat 10000\"", directive.span());
    }
    if (updates.isEmpty()) {
      throw new NotUnderstood(
          "there is no update (w \\leftarrow …) since the last heading", directive.span());
    }
    Position place = document.source().position(directive.span().start());
    int number = repeats.size() + 1;
    repeats.add(new Repeat(number, Long.parseLong(argument), updates, place));
    reader.state(number);
  }
}
