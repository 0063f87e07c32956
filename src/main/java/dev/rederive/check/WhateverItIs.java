package dev.rederive.check;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.math.Readings;
import dev.rederive.math.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names whose definition has an index that nothing binds, {@code x = x^t - s^t}: what they are is
 * known but for that index. What holds whatever they are needs no definition, as long as nothing is
 * differentiated; nothing is refuted so.
 */
final class WhateverItIs {
  private final Model model;

  WhateverItIs(Model model) {
    this.model = model;
  }

  /** Such names behind a claim; empty if it differentiates, or if something else is unknown. */
  Set<Object> behind(Statement.Claim claim) {
    Behind behind = new Behind(model);
    Set<Object> found = new LinkedHashSet<>();
    for (Expr side : List.of(claim.left(), claim.right())) {
      boolean[] differentiates = {false};
      for (Expr formula : behind.formulas(side)) {
        Unexplained.walk(formula, part -> differentiates[0] |= part instanceof Expr.Derivative);
      }
      if (differentiates[0]) {
        return Set.of();
      }
      behind.names(side).stream().filter(this::isOpen).forEach(found::add);
    }
    return found;
  }

  private boolean isOpen(Object name) {
    return name instanceof Quantity
        && model.definitions().getOrDefault(name, List.of()).stream()
            .anyMatch(WhateverItIs::isOpen);
  }

  private static boolean isOpen(Definition definition) {
    return definition.body() == null
        && definition.unknownBecause() != null
        && definition.unknownBecause().endsWith(Readings.BOUND_BY_NOTHING);
  }

  /** The model in which such names may be anything. */
  Model opened() {
    Map<Quantity, List<Definition>> rest = new LinkedHashMap<>();
    model
        .definitions()
        .forEach(
            (quantity, all) -> {
              List<Definition> known = all.stream().filter(one -> !isOpen(one)).toList();
              if (!known.isEmpty()) {
                rest.put(quantity, known);
              }
            });
    return model.with(Collections.unmodifiableMap(rest));
  }
}
