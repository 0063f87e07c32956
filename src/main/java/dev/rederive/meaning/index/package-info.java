/**
 * The ranges of index letters: what a document declares, what its sums say, and what follows for a
 * letter from the arrays it stands at. Uses names only.
 */
package dev.rederive.meaning.index;
