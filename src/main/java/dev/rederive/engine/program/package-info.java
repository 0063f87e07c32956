/**
 * Nodes of a graph compiled once to straight-line programs that are run many times, over doubles or
 * over any other numbers. Must not know why they are run.
 */
package dev.rederive.engine.program;
