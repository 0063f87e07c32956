/**
 * A multi-layer perceptron as a practitioner would write it: forward pass, backpropagation derived
 * by hand, training, and the finite differences of its own values. In: widths, activations, a loss,
 * weights, inputs and targets. Out: the value of every node and the derivative of any node by any
 * weight, bias or node, twice over, by backpropagation and by finite differences. Must not know
 * documents, statements or the evaluators that check them: it is a witness, and a witness that
 * shares code with the judge says nothing.
 */
package dev.rederive.network;
