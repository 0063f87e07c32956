package dev.rederive.meaning;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.FreeLetters;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.meaning.formula.Symbols;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Derivatives by what is written for the next element: with {@code z_{l+1} = w_l a_l} for l from 1 to
 * L &minus; 1 there are z from 2 to L, and so {@code d_l = \partial c / \partial z_l} means d from 2
 * to L, although l runs from 1 to L &minus; 1.
 */
final class NextElements {
  private static final String FRESH = "next letter";

  private final Symbols symbols;

  private NextElements(Symbols symbols) {
    this.symbols = symbols;
  }

  /** Writes such definitions for the next element too. */
  static void follow(Symbols symbols) {
    NextElements next = new NextElements(symbols);
    symbols.definitions.values().forEach(definitions -> definitions.replaceAll(next::followed));
  }

  private Definition followed(Definition definition) {
    if (definition.body() == null) {
      return definition;
    }
    for (int slot = 0; slot < definition.pattern().size(); slot++) {
      IndexExpr own = definition.pattern().get(slot);
      IndexExpr last = definition.target().axes().get(slot).upper();
      if (last.size() == null || last.offset() >= 0) {
        continue; // l up to L itself: beyond L nothing is meant
      }
      Integer shift = own.isPlainLetter() ? shift(definition.body(), own.letter()) : null;
      if (shift == null) {
        continue;
      }
      Expr elsewhere = shifted(definition.body(), own.letter(), FRESH, 0);
      if (!FreeLetters.of(elsewhere).contains(own.letter())) {
        List<IndexExpr> pattern = new ArrayList<>(definition.pattern());
        pattern.set(slot, own.plus(shift));
        return new Definition(
            definition.target(),
            pattern,
            shifted(definition.body(), own.letter(), own.letter(), shift),
            definition.unknownBecause(),
            definition.place());
      }
    }
    return definition;
  }

  /** By how much all names with this letter are written further on; null if some are not. */
  private Integer shift(Expr body, String letter) {
    Set<Integer> shifts = new HashSet<>();
    collect(body, letter, false, shifts);
    return shifts.size() == 1 && !shifts.contains(0) ? shifts.iterator().next() : null;
  }

  /** What is more than differentiated by may have a first element of its own. */
  private void collect(Expr part, String letter, boolean variable, Set<Integer> shifts) {
    if (part instanceof Expr.Derivative derivative) {
      collect(derivative.of(), letter, false, shifts);
      collect(derivative.variable(), letter, true, shifts);
      return;
    }
    if (part instanceof Expr.Ref ref) {
      for (int k = 0; k < ref.subscripts().size(); k++) {
        IndexExpr subscript = ref.subscripts().get(k);
        if (letter.equals(subscript.letter())) {
          shifts.add(variable && subscript.offset() == 0 ? writtenFor(ref, k) : 0);
        }
      }
    }
    ExprParts.of(part).forEach(inner -> collect(inner, letter, variable, shifts));
  }

  /** What the definitions of a name all add to the letter in a slot; 0 if they do not agree. */
  private int writtenFor(Expr.Ref ref, int slot) {
    Quantity quantity = ref.quantity();
    List<Definition> definitions = symbols.definitions.getOrDefault(quantity, List.of());
    boolean next =
        !definitions.isEmpty()
            && definitions.stream()
                .map(definition -> definition.pattern().get(slot))
                .allMatch(own -> own.letter() != null && own.size() == null);
    return next && definitions.stream().map(one -> one.pattern().get(slot)).distinct().count() == 1
        ? definitions.get(0).pattern().get(slot).offset()
        : 0;
  }

  private static Expr shifted(Expr expr, String letter, String to, int by) {
    if (!(expr instanceof Expr.Ref ref)) {
      return ExprParts.map(expr, part -> shifted(part, letter, to, by));
    }
    List<IndexExpr> subscripts = new ArrayList<>();
    for (IndexExpr subscript : ref.subscripts()) {
      subscripts.add(
          letter.equals(subscript.letter())
              ? new IndexExpr(to, subscript.size(), subscript.offset() + by)
              : subscript);
    }
    return new Expr.Ref(ref.quantity(), subscripts);
  }
}
