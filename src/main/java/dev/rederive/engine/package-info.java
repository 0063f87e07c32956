/**
 * The engines that answer whether two sides of a claim are equal, each in its own way: symbolic,
 * modular, enclosing, floating. Comes in: nodes of one {@link dev.rederive.engine.dag.Dag}. Goes
 * out: evidence, never a verdict. Must not know documents, notation or directives.
 */
package dev.rederive.engine;
