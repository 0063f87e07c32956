/**
 * A multi-layer perceptron as a practitioner would write it: forward pass, backpropagation derived by
 * hand, training. In: widths, activations, a loss, weights, inputs and targets. Out: the value of
 * every node and the derivative of any node by any weight, bias or node. Must not know documents.
 */
package dev.rederive.network.perceptron;
