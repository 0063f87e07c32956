package dev.rederive.network.perceptron;

/**
 * What a derivative may be taken with respect to. A parameter or an input is a variable outright. An
 * inner node becomes one by being perturbed on top of the value the network computes for it, with
 * everything before it left alone.
 */
public sealed interface Root permits Parameter, Node {}
