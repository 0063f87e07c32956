package dev.rederive.meaning.formula;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Transposes;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.meaning.prose.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a document gives to find its arrays from, gone through once however many guesses are tried:
 * its relations, its names, what it declares and what it writes as only arrays are written.
 */
final class ArrayEvidence {
  private final Vocabulary vocabulary;
  private final Symbols symbols;
  private final ArrayKinds calls;
  private final List<Stated> relations = new ArrayList<>();
  private final List<Notation> sides = new ArrayList<>();
  private final Map<NameUse, List<Notation>> declared = new LinkedHashMap<>();
  private final List<NameUse> defined = new ArrayList<>();
  private final List<Notation.Juxtaposition> products = new ArrayList<>();
  private final List<Notation.Applied> nablas = new ArrayList<>();
  private final Map<String, Integer> definedAgain = new HashMap<>();
  private final Set<String> functions = new HashSet<>();
  private final ElementEvidence elements;
  private Map<String, List<Integer>> places;
  private boolean written;
  private final int edition;
  private final int turned;
  private List<Name> names;
  private int editionOfNames;
  private Set<String> inRelations;

  /** The keys of lengths: {@code PQ} beside {@code \overrightarrow{PQ}}. */
  private final Set<String> lengths = new HashSet<>();

  /** What makes two occurrences of a name say the same of its kind. */
  private record Occurrence(String key, String base, int slots, List<Boolean> superscripts) {}

  /** The evidence of a whole document. */
  ArrayEvidence(
      Collection<Passage> passages,
      ArrayNotation notation,
      Vocabulary vocabulary,
      Symbols symbols) {
    this(vocabulary, symbols);
    Set<String> texts = new HashSet<>();
    passages.forEach(
        passage -> passage.chains().forEach(chain -> collect(chain, passage, notation, texts)));
    sides.forEach(side -> Notations.walk(side, this::look));
    relations.forEach(elements::relation);
    places = Agenda.places(relations, vocabulary, symbols);
  }

  /** The evidence of one relation, which declares and defines nothing. */
  ArrayEvidence(Stated stated, Vocabulary vocabulary, Symbols symbols) {
    this(vocabulary, symbols);
    relations.add(stated);
    sides.addAll(List.of(stated.left(), stated.right()));
    sides.forEach(side -> Notations.walk(side, this::look));
    relations.forEach(elements::relation);
    places = Agenda.places(relations, vocabulary, symbols);
  }

  private ArrayEvidence(Vocabulary vocabulary, Symbols symbols) {
    this.vocabulary = vocabulary;
    this.symbols = symbols;
    this.calls = new ArrayKinds(vocabulary, symbols, Set.of());
    this.elements = new ElementEvidence(vocabulary);
    this.edition = vocabulary.edition();
    this.turned = symbols.turned();
  }

  private void look(Notation part) {
    written |= isWrittenAsArray(part);
    elements.look(part);
    if (part instanceof Notation.Accent arrow
        && arrow.accent().equals("vec")
        && arrow.base() instanceof Notation.Word points) {
      lengths.add(points.text() + "/0");
    }
    if (part instanceof Notation.Juxtaposition product) {
      products.add(product);
    } else if (part instanceof Notation.Applied nabla && nabla.operator().equals("nabla")) {
      nablas.add(nabla);
    }
  }

  /** The keys of names that are lengths of segments. */
  Set<String> lengths() {
    return lengths;
  }

  /** Every relation of the document. */
  List<Stated> relations() {
    return relations;
  }

  /** Every product, nested ones included. */
  List<Notation.Juxtaposition> products() {
    return products;
  }

  /** Every gradient. */
  List<Notation.Applied> nablas() {
    return nablas;
  }

  /** The sizes of the names that the document says are in some space. */
  Map<NameUse, List<Notation>> declared() {
    return declared;
  }

  /** The names that the document itself says what they are. */
  public List<NameUse> defined() {
    return defined;
  }

  /**
   * The functions that the document seems to say several times what they are, as {@link
   * ArrayKinds#definesAgain} calls them, with the place where it does so for the second time.
   */
  Map<String, Integer> definedAgain() {
    return definedAgain;
  }

  /** What it says of elements of arrays. */
  ElementEvidence elements() {
    return elements;
  }

  /** Whether anything in the document is written as only arrays are. */
  boolean isWrittenAsArrays() {
    return written;
  }

  /** Whether names still mean what they meant when this was collected. */
  boolean isCurrent() {
    return edition == vocabulary.edition() && turned == symbols.turned();
  }

  Agenda agenda() {
    return new Agenda(places, relations.size());
  }

  /** The names in order of appearance; of those that say the same the first. */
  public List<Name> names() {
    if (names == null || editionOfNames != vocabulary.edition()) {
      List<Name> found = new ArrayList<>();
      Set<Occurrence> seen = new HashSet<>();
      sides.forEach(side -> names(side, seen, found));
      names = found;
      editionOfNames = vocabulary.edition();
    }
    return names;
  }

  /** {@code \mathbf{a}_n} is no place where all of {@code \mathbf{a}} stands. */
  private void names(Notation notation, Set<Occurrence> seen, List<Name> found) {
    if (notation == null) {
      return;
    }
    Name name = vocabulary.name(notation);
    if (name != null && seen.add(occurrence(name))) {
      found.add(name);
    }
    if (name != null && !name.slots().isEmpty()) {
      names(name.power(), seen, found);
    } else {
      Notations.parts(notation).forEach(part -> names(part, seen, found));
    }
  }

  private Occurrence occurrence(Name name) {
    return new Occurrence(
        vocabulary.bare(name).key(),
        name.base(),
        name.slots().size(),
        name.slots().isEmpty() ? List.of() : vocabulary.superscripts(name));
  }

  /** The keys of the names that stand in relations. */
  Set<String> namesInRelations() {
    if (inRelations == null) {
      inRelations = new HashSet<>();
      for (Stated stated : relations) {
        Notations.walk(stated.left(), this::noteInRelation);
        Notations.walk(stated.right(), this::noteInRelation);
      }
    }
    return inRelations;
  }

  private void noteInRelation(Notation part) {
    Name name = vocabulary.name(part);
    if (name != null) {
      inRelations.add(vocabulary.bare(name).key());
    }
  }

  private void collect(Chain chain, Passage passage, ArrayNotation notation, Set<String> texts) {
    for (Notation condition : chain.conditions()) {
      if (condition instanceof Notation.Related member
          && member.sign().kind() == RelationSign.Kind.ELEMENT) {
        declare(member.left(), member.right());
      }
    }
    List<Notation> normal = notation.normal(chain.sides());
    sides.addAll(normal);
    for (int r = 0; r < chain.signs().size(); r++) {
      RelationSign.Kind sign = chain.signs().get(r).kind();
      if (sign == RelationSign.Kind.ELEMENT) {
        declare(chain.sides().get(r), chain.sides().get(r + 1));
      }
      boolean equates = sign == RelationSign.Kind.EQUAL || sign == RelationSign.Kind.DEFINE;
      boolean defines = r == 0 && equates && defines(normal.get(0), normal.get(1), sign, texts);
      if (r == 0 && equates) {
        noteFunction(normal.get(0), normal.get(1), passage.ordinal());
      }
      relations.add(new Stated(passage.ordinal(), normal.get(r), normal.get(r + 1), sign, defines));
    }
  }

  private boolean defines(
      Notation left, Notation right, RelationSign.Kind sign, Set<String> texts) {
    Notation head =
        left instanceof Notation.Juxtaposition call && calls.isCall(call)
            ? call.factors().get(0)
            : left;
    Name name = vocabulary.name(head);
    if (name == null || name.power() != null) {
      return false;
    }
    String text = NotationText.of(head);
    boolean define =
        sign == RelationSign.Kind.DEFINE
            || !Notations.any(right, part -> NotationText.of(part).equals(text)) && texts.add(text);
    if (define) {
      texts.add(text);
      defined.add(vocabulary.bare(name));
    }
    return define;
  }

  /** Notes what is said of a function for the second time, {@code f(x, y) = …} after another. */
  private void noteFunction(Notation left, Notation right, int ordinal) {
    if (!(left instanceof Notation.Juxtaposition call) || !calls.isCall(call)) {
      return;
    }
    Name name = vocabulary.name(call.factors().get(0));
    List<Notation> items = ((Notation.Fenced) call.factors().get(1)).items();
    String head = NotationText.of(call.factors().get(0));
    boolean formals = items.stream().allMatch(item -> Name.of(item) != null);
    if (formals && !Notations.any(right, part -> NotationText.of(part).equals(head))) {
      String key = ArrayKinds.function(vocabulary.bare(name).name(), items.size());
      if (!functions.add(key)) {
        definedAgain.merge(key, ordinal, Math::min);
      }
    }
  }

  private void declare(Notation left, Notation set) {
    List<Notation> items =
        left instanceof Notation.Sequence sequence ? sequence.items() : List.of(left);
    List<Notation> sizes = sizes(set);
    if (sizes == null) {
      return;
    }
    for (Notation item : items) {
      Name name = vocabulary.name(item);
      if (name != null && name.power() == null) {
        declared.putIfAbsent(vocabulary.resolve(name), sizes);
      }
    }
  }

  /** The sizes of {@code \mathbb{R}^{m \times n}}: none, one or two; null for another set. */
  private static List<Notation> sizes(Notation set) {
    if (isReal(set)) {
      return List.of();
    }
    if (!(set instanceof Notation.Script script)
        || !isReal(script.base())
        || script.sup() == null) {
      return null;
    }
    if (script.sup() instanceof Notation.Binary binary
        && binary.operator() == Notation.Operator.TIMES) {
      return binary.left() instanceof Notation.Binary
          ? null
          : List.of(binary.left(), binary.right());
    }
    return List.of(script.sup());
  }

  static boolean isReal(Notation notation) {
    return notation instanceof Notation.Accent accent
            && accent.accent().equals("mathbb")
            && NotationText.of(accent.base()).equals("R")
        || notation instanceof Notation.Symbol symbol && symbol.name().equals("Re");
  }

  private boolean isWrittenAsArray(Notation part) {
    if (part instanceof Notation.Applied applied) {
      return Set.of("tr", "det", "nabla", "diag", "vec").contains(applied.operator());
    }
    if (part instanceof Notation.Script script) {
      Name name = vocabulary.name(script);
      return name != null && Transposes.isTranspose(name.power())
          || Transposes.isTranspose(script.sup());
    }
    return part instanceof Notation.Fenced fenced && fenced.open().equals("||")
        || part instanceof Notation.Binary binary && binary.operator() == Notation.Operator.HADAMARD
        || part instanceof Notation.BigOperator list
            && list.operator().startsWith(ListsWithDots.DOWN)
        || part instanceof Notation.Matrix;
  }
}
