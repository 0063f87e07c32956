/**
 * The one meaning that all number systems evaluate: a hash-consed directed acyclic graph of scalar
 * operations, its derivatives and replacements. Comes in: a model's expressions at chosen sizes.
 * Goes out: node numbers; children always have smaller numbers than their parents. Must not know
 * any number system.
 */
package dev.rederive.engine.dag;
