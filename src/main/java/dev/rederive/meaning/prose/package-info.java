/**
 * What running text says of names: what arrays are, and under which condition a formula holds. Uses
 * names only.
 */
package dev.rederive.meaning.prose;
