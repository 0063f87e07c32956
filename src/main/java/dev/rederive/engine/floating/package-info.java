/**
 * Floating point: fast approximations. In: the operations of {@link
 * dev.rederive.engine.Arithmetic}, and the sides of claims with their derivatives not worked out.
 * Out: doubles, pairs of doubles of about 31 digits, finite differences with error estimates, and
 * updates executed many times. Must not claim any bound on its errors, nor know a symbolic
 * derivative: only enclosures prove or refute.
 */
package dev.rederive.engine.floating;
