/**
 * Networks as a practitioner would write them, with arrays, loops and derivatives derived by hand,
 * and the finite differences of their own values. In: numbers by the name of their role. Out: every
 * number of a forward pass and the derivative of any of them by any before it, twice over, by
 * hand-derived backpropagation and by finite differences. Must not know documents, statements or the
 * evaluators that check them: a network is a witness, and a witness that shares code with the judge
 * says nothing.
 */
package dev.rederive.network;
