/**
 * Activations and losses with their hand-derived derivatives. In: the numbers of a layer. Out: what
 * it makes of them, and derivatives carried back through it. Must not know which network uses them.
 */
package dev.rederive.network.function;
