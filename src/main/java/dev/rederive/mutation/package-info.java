/**
 * The checker put to the test. In: statements that were proved. Out: the same statements broken in
 * the ways people break them, and what {@code check} says about each. Must not read documents again:
 * what a relation is, definition or claim, was settled before it was broken.
 */
package dev.rederive.mutation;
