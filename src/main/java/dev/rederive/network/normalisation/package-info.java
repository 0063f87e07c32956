/**
 * Batch normalisation and its backward pass. In: a batch, scale and shift, what comes back from
 * behind. Out: every number and derivative. Must not know documents.
 */
package dev.rederive.network.normalisation;
