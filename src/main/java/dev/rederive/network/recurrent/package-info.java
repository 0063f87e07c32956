/**
 * A long short-term memory and backpropagation through its steps. In: weights, a sequence, what comes
 * back from behind. Out: every number and derivative. Must not know documents.
 */
package dev.rederive.network.recurrent;
