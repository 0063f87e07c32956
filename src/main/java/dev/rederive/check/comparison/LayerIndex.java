package dev.rederive.check.comparison;

import dev.rederive.engine.lowering.Lowering;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.NetworkBinding;
import dev.rederive.math.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes names that have the layer for an index out layer by layer. */
final class LayerIndex {
  private final String letter;

  private LayerIndex(String letter) {
    this.letter = letter;
  }

  /** The same binding with numbered layers; the binding itself if its layers are numbered. */
  static NetworkBinding expanded(NetworkBinding binding, Lowering lowering) {
    String letter = binding.settings().get("layers");
    return letter == null ? binding : new LayerIndex(letter).expand(binding, lowering);
  }

  private NetworkBinding expand(NetworkBinding binding, Lowering lowering) {
    List<List<Expr.Ref>> weights = binding.symbols().get("weights " + letter);
    Range range = weights == null ? null : range(weights.get(0).get(0));
    if (range == null) {
      throw new Malformed(
          "weights "
              + letter
              + ": needs a name with the index "
              + letter
              + ", as W^{("
              + letter
              + ")}");
    }
    int low = lowering.index(range.lower(), Map.of());
    int high = lowering.index(range.upper(), Map.of());
    Map<String, List<List<Expr.Ref>>> symbols = new LinkedHashMap<>();
    binding
        .symbols()
        .forEach(
            (role, rows) -> {
              if (!role.endsWith(" " + letter)) {
                symbols.put(role, rows);
                return;
              }
              String word = role.substring(0, role.indexOf(' '));
              for (int value = low; value <= high; value++) {
                symbols.put(word + " " + (value - low + 1), at(rows, value));
              }
            });
    List<Integer> widths = Collections.nCopies(high - low + 2, null);
    return new NetworkBinding(binding.kind(), widths, binding.settings(), symbols, binding.place());
  }

  private Range range(Expr.Ref name) {
    for (int k = 0; k < name.subscripts().size(); k++) {
      IndexExpr subscript = name.subscripts().get(k);
      if (subscript.isPlainLetter() && subscript.letter().equals(letter)) {
        return name.quantity().axes().get(k);
      }
    }
    return null;
  }

  private List<List<Expr.Ref>> at(List<List<Expr.Ref>> rows, int value) {
    List<List<Expr.Ref>> result = new ArrayList<>();
    for (List<Expr.Ref> row : rows) {
      List<Expr.Ref> names = new ArrayList<>();
      for (Expr.Ref name : row) {
        List<IndexExpr> subscripts = new ArrayList<>();
        for (IndexExpr subscript : name.subscripts()) {
          subscripts.add(
              letter.equals(subscript.letter())
                  ? IndexExpr.constant(value + subscript.offset())
                  : subscript);
        }
        names.add(new Expr.Ref(name.quantity(), subscripts));
      }
      result.add(names);
    }
    return result;
  }
}
