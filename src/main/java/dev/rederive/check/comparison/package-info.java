/**
 * Puts a document's claims beside the implemented network that its {@code network} directive names.
 * In: a model, its nodes at chosen sizes, instances of one claim. Out: evidence and the rows of a
 * table: the author's formula, backpropagation, finite differences. Must not know verdicts, and uses
 * nothing of the document's meaning to compute the network's numbers.
 */
package dev.rederive.check.comparison;
