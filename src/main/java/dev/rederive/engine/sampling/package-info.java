/**
 * Test points for claims: short exact numbers at which everything in sight is defined and the stated
 * assumptions hold. Comes in: nodes of a graph and conditions. Goes out: points, or why there are
 * none. Must not know what is done at the points.
 */
package dev.rederive.engine.sampling;
