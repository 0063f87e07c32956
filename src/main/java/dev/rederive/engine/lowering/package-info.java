/**
 * From a model to its operation graph at chosen sizes: families become elements, sums become terms,
 * definitions become named nodes. Comes in: a {@link dev.rederive.math.Model} and sizes. Goes out:
 * nodes, or {@link dev.rederive.engine.lowering.Unresolved} with the reason. Must not know number
 * systems.
 */
package dev.rederive.engine.lowering;
