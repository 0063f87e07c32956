/**
 * Rigorous enclosures: intervals between two dyadic numbers, rounded outwards at any precision. In:
 * exact rationals and the operations of {@link dev.rederive.engine.Arithmetic}. Out: intervals that
 * contain the true value, and what they say about printed digits. Must not know where the numbers
 * come from, nor what a verdict is.
 */
package dev.rederive.engine.enclosing;
