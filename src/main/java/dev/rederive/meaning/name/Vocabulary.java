package dev.rederive.meaning.name;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.math.IndexExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which letters are indices, which names are families, and therefore which subscripts are labels. A
 * letter is an index if something binds it (a sum, a declared range, {@code i \ne j}, a Kronecker
 * delta) or if it stands in a slot where such a letter stands elsewhere. All other subscripts are
 * labels, part of the name.
 */
public final class Vocabulary {
  private final Set<String> letters = new HashSet<>();
  private final Set<String> families = new HashSet<>();
  private final Set<String> sizes = new LinkedHashSet<>();
  private final Set<String> open = new HashSet<>();
  private final Map<String, Set<String>> slotLetters = new HashMap<>();

  /** Sizes that end a declared range. */
  private final Set<String> declaredEnds = new HashSet<>();

  /** Letters that are declared, counted on from, or bound where they stand above a name. */
  private final Set<String> counted = new HashSet<>();

  /** The names that each letter in a bracketed superscript stands on. */
  private final Map<String, Set<String>> above = new HashMap<>();

  /**
   * Names with an index in a bracketed superscript, {@code w^{(l)}}, each with the number of its
   * subscripts: {@code w_j^{(t)}} says nothing of {@code w_{ij}^{(2)}}.
   */
  private final Set<String> layered = new HashSet<>();

  /** Letters that sums run over. */
  private final Set<String> summed = new HashSet<>();

  /** Letters that something is differentiated by: under a name they count nothing by themselves. */
  private final Set<String> variables = new HashSet<>();

  /** Functions that are told apart by numbers. */
  private final NumberedFunctions numbered = new NumberedFunctions();

  /** Letters that pick elements of arrays; above a subscript they say nothing. */
  private final Set<String> picking = new HashSet<>();

  /** The names of notations that were looked at, by the place they are written at. */
  private final Map<Notation, Written> written = new IdentityHashMap<>();

  /** What was decided of names, powers aside. */
  private final Map<Name, NameUse> decided = new IdentityHashMap<>();

  /** Whether all evidence is in, so that what is decided of a name stays. */
  private boolean complete;

  private int edition;

  /** The name a notation has the shape of, or null. */
  private record Written(Name name) {}

  /**
   * @param notations every notation of the document
   * @param lefts the left sides of its equations
   * @param declared binders from declarations in running text and directives
   */
  public Vocabulary(List<Notation> notations, List<Notation> lefts, List<Binder> declared) {
    declared.forEach(this::bind);
    declaredEnds.addAll(sizes);
    lefts.forEach(this::leaveOpen);
    List<Name> names = new ArrayList<>();
    for (Notation notation : notations) {
      Notations.walk(notation, part -> collect(part, names));
      Notations.walk(notation, numbered::look);
    }
    Set<String> before = new HashSet<>(letters);
    bindShifted(names);
    letters.stream().filter(letter -> !before.contains(letter)).forEach(counted::add);
    for (Binder binder : declared) {
      (binder.key() == null ? picking : counted).add(binder.letter());
    }
    for (Name name : names) {
      for (Name.Slot slot : name.slots()) {
        if (slot.superscript()) {
          above.computeIfAbsent(slot.text(), letter -> new HashSet<>()).add(name.base());
        }
      }
    }
    boolean more = true;
    while (more) {
      more = false;
      for (Name name : names) {
        more |= spread(name);
      }
    }
    names.forEach(this::layer);
    for (Name name : names) {
      NameUse use = resolve(name);
      if (use.indices().stream().anyMatch(index -> index.letter() != null)) {
        families.add(use.name() + "/" + use.arity());
      }
    }
    sizes.removeAll(letters);
    complete = true;
  }

  /** The name a notation has the shape of, or null; one for all who ask. */
  public Name name(Notation notation) {
    boolean may =
        notation instanceof Notation.Symbol
            || notation instanceof Notation.Script
            || notation instanceof Notation.Accent
            || notation instanceof Notation.Word;
    if (!may) {
      return null;
    }
    Written known = written.get(notation);
    if (known == null) {
      known = new Written(Name.of(notation));
      written.put(notation, known);
    }
    return known.name();
  }

  /** Counts how often what was decided of names became void. */
  public int edition() {
    return edition;
  }

  /** A name without its power, every slot decided. */
  public NameUse bare(Name name) {
    if (!complete) {
      return decide(name);
    }
    NameUse use = decided.get(name);
    if (use == null) {
      use = decide(name);
      decided.put(name, use);
    }
    return use;
  }

  private void bind(Binder binder) {
    letters.add(binder.letter());
    if (binder.upper() != null && binder.upper().size() != null) {
      sizes.add(binder.upper().size());
    }
  }

  /**
   * A letter that stands in a slot bare and also plus or minus a number, as in {@code m_t} beside
   * {@code m_{t-1}}, counts something: no label is counted from. The last element {@code c_n} and
   * the one before it are no evidence where n is a size, nor are {@code \\delta^{(L)} = …} and {@code
   * \\delta^{(L-1)}} where the text says that layers are numbered up to L.
   */
  private void bindShifted(List<Name> names) {
    Map<String, Set<String>> bare = new HashMap<>();
    Map<String, Set<String>> shifted = new HashMap<>();
    for (Name name : names) {
      List<Notation> items = name.items();
      for (int k = 0; k < items.size(); k++) {
        String slot = name.base() + "/" + items.size() + "/" + k;
        String letter = Binder.boundLetter(items.get(k));
        if (letter != null) {
          bare.computeIfAbsent(slot, s -> new HashSet<>()).add(letter);
        } else if (items.get(k) instanceof Notation.Sum sum) {
          IndexExpr bound = Binder.bound(sum);
          if (bound != null && bound.size() != null && bound.offset() != 0) {
            shifted.computeIfAbsent(slot, s -> new HashSet<>()).add(bound.size());
          }
        }
      }
    }
    shifted.forEach(
        (slot, counted) -> {
          for (String letter : counted) {
            boolean capital = Character.isUpperCase(letter.charAt(0));
            boolean last =
                sizes.contains(letter)
                    && (!open.contains(letter) || capital && declaredEnds.contains(letter));
            if (!last && bare.getOrDefault(slot, Set.of()).contains(letter)) {
              letters.add(letter);
            }
          }
        });
  }

  /** The index of a left side, as in {@code C_t = \sum_{s=1}^{t} x_s}, is open though a bound. */
  private void leaveOpen(Notation left) {
    Name name = Name.of(left);
    if (name != null) {
      name.items().forEach(item -> open.add(NotationText.of(item)));
    }
  }

  private void collect(Notation part, List<Name> names) {
    DerivativeNotation derivative = DerivativeNotation.ofAny(part);
    if (derivative != null) {
      derivative.variables().forEach(variable -> variables.add(Binder.letter(variable)));
    }
    if (part instanceof Notation.BigOperator operator) {
      try {
        for (Binder binder : Binder.of(operator)) {
          bind(binder);
          summed.add(binder.letter());
          if (standsAbove(binder.letter(), operator.body())) {
            counted.add(binder.letter());
          }
        }
      } catch (NotUnderstood unreadable) {
        return; // the statement it stands in will say so
      }
    } else if (part instanceof Notation.Related related
        && related.sign().kind() == RelationSign.Kind.NOT_EQUAL
        && Binder.letter(related.left()) != null
        && Binder.letter(related.right()) != null) {
      letters.add(Binder.letter(related.left()));
      letters.add(Binder.letter(related.right()));
    } else if (part instanceof Notation.Script) {
      Name name = Name.of(part);
      if (name != null && !name.slots().isEmpty()) {
        names.add(name);
        if (name.isKronecker()) {
          name.items().forEach(item -> letters.add(NotationText.of(item)));
        }
      }
    }
  }

  private static boolean standsAbove(String letter, Notation body) {
    boolean[] found = new boolean[1];
    Notations.walk(
        body,
        part -> {
          Name name = part instanceof Notation.Script ? Name.of(part) : null;
          found[0] |=
              name != null
                  && name.slots().stream()
                      .anyMatch(slot -> slot.superscript() && slot.text().equals(letter));
        });
    return found[0];
  }

  private boolean spread(Name name) {
    List<Notation> items = name.items();
    boolean mixed =
        name.slots().stream()
            .anyMatch(
                slot ->
                    slot.notation() instanceof Notation.Juxtaposition product
                        && !Name.isLetters(product));
    if (mixed) {
      return false;
    }
    boolean changed = false;
    boolean pair =
        items.size() == 2
            && name.slots().size() == 1
            && items.stream().allMatch(item -> Binder.letter(item) != null)
            && items.stream().anyMatch(item -> letters.contains(Binder.letter(item)));
    for (int k = 0; k < items.size(); k++) {
      String letter = Binder.boundLetter(items.get(k));
      boolean greek = letter != null && Binder.letter(items.get(k)) == null;
      if (letter == null
          || variables.contains(letter) && !letters.contains(letter) // g_p beside dg/dp
          || greek && !letters.contains(letter)
          || letter.length() == 1 && Character.isUpperCase(letter.charAt(0))) {
        continue;
      }
      if (sizes.contains(letter) && !letters.contains(letter) && !open.contains(letter)) {
        continue; // the last element: c_n beside \sum_{k=1}^{n} c_k
      }
      Set<String> others =
          slotLetters.computeIfAbsent(
              name.base() + "/" + items.size() + "/" + k, key -> new HashSet<>());
      changed |= others.add(letter);
      if (!letters.contains(letter) && (pair || others.stream().anyMatch(letters::contains))) {
        letters.add(letter);
        changed = true;
      }
    }
    return changed;
  }

  public boolean isIndexLetter(String letter) {
    return letters.contains(letter);
  }

  public boolean isSize(String name) {
    return sizes.contains(name);
  }

  /** Takes a name for a size unless it is an index. */
  public void declareSize(String name) {
    if (!letters.contains(name) && sizes.add(name)) {
      decided.clear();
      edition++;
    }
  }

  /** For each index of a name whether it stands in a superscript. */
  public List<Boolean> superscripts(Name name) {
    List<Boolean> places = new ArrayList<>();
    for (Name.Slot slot : name.slots()) {
      List<IndexExpr> found = indices(slot, name);
      for (int k = 0; found != null && k < found.size(); k++) {
        places.add(slot.superscript());
      }
    }
    return places;
  }

  Set<String> sizes() {
    return sizes;
  }

  public boolean isFamily(String name, int arity) {
    return families.contains(name + "/" + arity);
  }

  /** Decides every slot: an index, or a label that belongs to the name. */
  public NameUse resolve(Name name) {
    NameUse use = bare(name);
    return name.power() == null
        ? use
        : new NameUse(use.name(), use.indices(), name.power(), use.primes(), use.span());
  }

  private NameUse decide(Name name) {
    List<IndexExpr> indices = new ArrayList<>();
    List<Name.Slot> labels = new ArrayList<>();
    boolean anyLetter = false;
    for (Name.Slot slot : name.slots()) {
      List<IndexExpr> found = isLabel(slot, name) ? null : indices(slot, name);
      if (found == null) {
        labels.add(slot);
      } else {
        indices.addAll(found);
        anyLetter |= found.stream().anyMatch(index -> index.letter() != null);
      }
    }
    String full = labelled(name.base(), labels);
    if (!anyLetter && !indices.isEmpty() && !isFamily(full, indices.size())) {
      // Nothing but numbers, and no family of this name: they are labels too.
      full = labelled(name.base(), name.slots());
      indices = List.of();
    }
    return new NameUse(full, List.copyOf(indices), null, name.primes(), name.span());
  }

  /** {@code w_{kj}^{(2)}}, where nothing but a number ever stands up there, is a layer by name. */
  private boolean isLabel(Name.Slot slot, Name name) {
    if (!slot.superscript()) {
      return slot.isNumeral() && name.slots().size() == 1 && numbered.has(name.base(), summed);
    }
    // w_{ki}^{(s)}, where s counts elsewhere: nothing counts layers, and no other name has them.
    // a^{(L)} with l up to L is the last one.
    boolean lone =
        slot.isLetter()
            && !counted.contains(slot.text())
            && !(name.slots().size() == 1 && picking.contains(slot.text()))
            && !sizes.contains(slot.text())
            && above.getOrDefault(slot.text(), Set.of()).size() < 2;
    return lone || slot.isNumeral() && !layered.contains(layer(name.base(), name));
  }

  private void layer(Name name) {
    boolean index =
        name.slots().stream()
            .filter(slot -> slot.superscript() && !slot.isNumeral())
            .anyMatch(slot -> !isLabel(slot, name) && index(slot.notation()) != null);
    if (index) {
      layered.add(layer(name.base(), name));
    }
  }

  /** A base with the number of its subscripts, digits in a row counted one by one. */
  private static String layer(String base, Name name) {
    int below = 0;
    for (Name.Slot slot : name.slots()) {
      if (slot.superscript()) {
        continue;
      }
      below +=
          slot.notation() instanceof Notation.Juxtaposition product
              ? product.factors().size()
              : slot.notation() instanceof Notation.Numeral digits ? digits.digits().length() : 1;
    }
    return base + "/" + below;
  }

  /** The base with its labels where they stood: {@code w^{(2)}_{out}}. */
  private static String labelled(String base, List<Name.Slot> labels) {
    StringBuilder above = new StringBuilder();
    StringBuilder below = new StringBuilder();
    for (Name.Slot label : labels) {
      StringBuilder part = label.superscript() ? above : below;
      part.append(part.length() > 0 ? "," : "").append(text(label));
    }
    return base
        + (above.length() == 0 ? "" : "^{(" + above + ")}")
        + (below.length() == 0 ? "" : "_{" + below + "}");
  }

  /** {@code w^{(1-1)}} is {@code w^{(0)}}. */
  private static String text(Name.Slot label) {
    IndexExpr computed = label.notation() instanceof Notation.Sum sum ? Binder.bound(sum) : null;
    return computed != null && computed.isConstant() ? computed.toString() : label.text();
  }

  private List<IndexExpr> indices(Name.Slot slot, Name name) {
    IndexExpr single = index(slot.notation());
    if (single != null) {
      if (slot.notation() instanceof Notation.Numeral numeral
          && numeral.digits().length() == 2
          && name.slots().size() == 1
          && isFamily(name.base(), 2)
          && !isFamily(name.base(), 1)) {
        // w_{12} of a family with two slots
        return List.of(
            IndexExpr.constant(numeral.digits().charAt(0) - '0'),
            IndexExpr.constant(numeral.digits().charAt(1) - '0'));
      }
      return List.of(single);
    }
    return slot.notation() instanceof Notation.Juxtaposition product
        ? indices(product, name)
        : null;
  }

  /** {@code ji}: letters only; {@code k0} too where the name is a family with that many slots. */
  private List<IndexExpr> indices(Notation.Juxtaposition product, Name name) {
    List<IndexExpr> indices = new ArrayList<>();
    List<Name.Slot> labels = name.slots().stream().filter(slot -> isLabel(slot, name)).toList();
    boolean family = isFamily(labelled(name.base(), labels), product.factors().size());
    for (Notation factor : product.factors()) {
      IndexExpr index = index(factor);
      if (index == null || (index.letter() == null && !(family && index.isConstant()))) {
        return null;
      }
      indices.add(index);
    }
    return indices;
  }

  /** An index letter, a whole number, a size, or a letter plus or minus a number; else null. */
  public IndexExpr index(Notation notation) {
    String letter = Binder.boundLetter(notation);
    if (letter != null && (letters.contains(letter) || Binder.letter(notation) != null)) {
      return letters.contains(letter)
          ? IndexExpr.letter(letter)
          : sizes.contains(letter) ? IndexExpr.size(letter) : null;
    }
    IndexExpr bound =
        notation instanceof Notation.Numeral || notation instanceof Notation.Sum
            ? Binder.bound(notation)
            : null;
    return bound == null ? null : typed(bound);
  }

  /** A bound whose name is an index letter speaks of the letter, else of a size. */
  public IndexExpr typed(IndexExpr bound) {
    if (bound.size() == null || !letters.contains(bound.size())) {
      return bound.size() == null || sizes.contains(bound.size()) ? bound : null;
    }
    return new IndexExpr(bound.size(), null, bound.offset());
  }
}
