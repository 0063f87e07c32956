/**
 * Floating point: fast approximations. In: the operations of {@link
 * dev.rederive.engine.Arithmetic}. Out: doubles, and pairs of doubles of about 31 digits. Must not
 * claim any bound on its errors: only enclosures prove or refute.
 */
package dev.rederive.engine.floating;
