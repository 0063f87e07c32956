package dev.rederive.meaning.index;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Kind;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Transposes;
import dev.rederive.meaning.name.Typeface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Letters that are indices because they pick elements of an array: in {@code W_{ij}} beside {@code
 * \mathbf{W}}, in {@code x_i} beside {@code x^\top}. Found before it is known what else is an index.
 */
public final class ElementLetters {
  private final Map<String, Integer> ranks = new HashMap<>();
  private final Set<String> bare = new HashSet<>();

  /** Small letters that a norm or a gradient makes vectors. */
  private final Set<String> vectors = new HashSet<>();

  /** Letters that something is differentiated by. */
  private final Set<String> variables = new HashSet<>();

  /** The letters under each name. */
  private final Map<String, Set<String>> below = new HashMap<>();

  private boolean signs;
  private final List<Binder> found = new ArrayList<>();

  private ElementLetters() {}

  /**
   * A binder for each such letter.
   *
   * @param notations every notation of the document
   * @param members left sides of {@code \in} with their right sides
   */
  public static List<Binder> of(List<Notation> notations, List<Notation.Related> members) {
    ElementLetters letters = new ElementLetters();
    for (Notation notation : notations) {
      Notations.walk(notation, letters::array);
    }
    members.forEach(letters::member);
    if (letters.signs || !letters.ranks.isEmpty()) {
      for (Notation notation : notations) {
        Notations.walk(notation, letters::element);
      }
    }
    if (!letters.vectors.isEmpty()) {
      for (Notation notation : notations) {
        Notations.walk(notation, letters::coordinate);
      }
    }
    return letters.found;
  }

  private void array(Notation part) {
    DerivativeNotation derivative = DerivativeNotation.ofAny(part);
    if (derivative != null) {
      derivative.variables().forEach(variable -> variables.add(Binder.letter(variable)));
    }
    Name name = Name.of(part);
    if (name != null) {
      for (Name.Slot slot : name.slots()) {
        below
            .computeIfAbsent(name.base(), base -> new HashSet<>())
            .add(Binder.letter(slot.notation()));
      }
    }
    if (name == null) {
      if (part instanceof Notation.Fenced norm && norm.open().equals("||")) {
        norm.items().forEach(this::vector);
      } else if (part instanceof Notation.Script gradient
          && gradient.base() instanceof Notation.Symbol nabla
          && nabla.name().equals("nabla")
          && gradient.sub() != null) {
        vector(gradient.sub());
      }
      signs |=
          part instanceof Notation.Script script && Transposes.isTranspose(script.sup())
              || part instanceof Notation.Binary binary
                  && binary.operator() == Notation.Operator.HADAMARD;
      return;
    }
    if (name.slots().stream().allMatch(Name.Slot::superscript)) {
      bare.add(name.base());
    }
    Kind kind = Typeface.kind(name.base());
    if (kind == null && Transposes.isTranspose(name.power())) {
      kind = Typeface.isCapital(name.base()) ? Kind.MATRIX : Kind.COLUMN;
    }
    if (kind != null) {
      ranks.putIfAbsent(Typeface.plain(name.base()), kind == Kind.MATRIX ? 2 : 1);
    }
  }

  private void member(Notation.Related related) {
    List<Notation> items =
        related.left() instanceof Notation.Sequence sequence
            ? sequence.items()
            : List.of(related.left());
    if (related.sign().kind() == RelationSign.Kind.ELEMENT
        && related.right() instanceof Notation.Script script
        && script.base() instanceof Notation.Accent accent
        && accent.accent().equals("mathbb")) {
      int rank = script.sup() instanceof Notation.Binary ? 2 : 1;
      for (Notation item : items) {
        Name name = Name.of(item);
        if (name != null) {
          ranks.put(Typeface.plain(name.base()), rank);
        }
      }
    }
  }

  private void vector(Notation formula) {
    if (formula instanceof Notation.Sum sum) {
      sum.terms().forEach(term -> vector(term.value()));
    }
    Name name = Name.of(formula);
    if (name != null && name.slots().isEmpty() && !Typeface.isCapital(name.base())) {
      vectors.add(name.base());
    }
  }

  /** {@code \partial J/\partial \theta_j} beside {@code \nabla_\theta J}: j picks an element. */
  private void coordinate(Notation part) {
    DerivativeNotation derivative = DerivativeNotation.ofAny(part);
    if (derivative == null) {
      return;
    }
    for (Notation variable : derivative.variables()) {
      Name name = Name.of(variable);
      List<String> letters = new ArrayList<>();
      if (name != null
          && vectors.contains(name.base())
          && name.slots().size() == 1
          && !name.slots().get(0).superscript()
          && add(name.slots().get(0).notation(), letters)
          && letters.size() == 1) {
        found.add(new Binder(letters.get(0), null, null, null, List.of()));
      }
    }
  }

  private void element(Notation part) {
    Name name = Name.of(part);
    if (name == null || Typeface.kind(name.base()) != null || isDerivative(name)) {
      return;
    }
    List<String> letters = new ArrayList<>();
    for (Name.Slot slot : name.slots()) {
      if (!slot.superscript() && !add(slot.notation(), letters)) {
        return;
      }
    }
    Integer rank = ranks.get(name.base());
    if (rank == null && letters.size() == 2 && !name.base().isEmpty()) {
      rank = ranks.get(Character.toUpperCase(name.base().charAt(0)) + name.base().substring(1));
    }
    boolean matrix = letters.size() == 2 && bare.contains(name.base());
    if (rank != null && letters.size() == rank || matrix) {
      for (String letter : letters) {
        found.add(new Binder(letter, null, null, null, List.of()));
      }
    }
  }

  /** {@code g_p}, and {@code g_x} beside it, where something is differentiated by p. */
  private boolean isDerivative(Name name) {
    return below.getOrDefault(name.base(), Set.of()).stream()
        .anyMatch(letter -> letter != null && variables.contains(letter));
  }

  /** Adds the index letters of a slot; false if it holds anything else. */
  private static boolean add(Notation slot, List<String> letters) {
    List<Notation> items =
        slot instanceof Notation.Juxtaposition product ? product.factors() : List.of(slot);
    for (Notation item : items) {
      String letter = Binder.letter(item);
      if (letter == null || Character.isUpperCase(letter.charAt(0))) {
        return false;
      }
      letters.add(letter);
    }
    return true;
  }
}
