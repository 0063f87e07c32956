package dev.rederive.engine;

import dev.rederive.engine.dag.Atom;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * A point inside the domain at which a relation certainly fails.
 *
 * @param at the values of the variables that matter, in a fixed order
 * @param left the left side there, in decimal, as many digits as show the difference
 * @param right the right side there
 * @param instance which case of a family, or an empty text
 */
public record Witness(Map<Atom, BigFraction> at, String left, String right, String instance) {
  public Witness {
    at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
  }
}
