package dev.rederive.check.comparison;

import dev.rederive.engine.dag.Atom;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Values for the document's variables and the network that has the same.
 *
 * @param values the variables that the bound quantities depend on
 * @param disagreement where the document's values and the network's differ, in words; empty if
 *     nowhere
 */
record NetworkPoint(Map<Atom, BigFraction> values, NetworkState state, String disagreement) {}
