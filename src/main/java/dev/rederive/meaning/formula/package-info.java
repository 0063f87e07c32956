/**
 * From notation to formulas: numbers, functions and derivatives, vectors and matrices with their kinds
 * and shapes. A formula with arrays is read through formulas of its elements and the other way round, so
 * that both are in one place. Uses names, indices, prose and rewritten notation; what a whole relation
 * says is decided above.
 */
package dev.rederive.meaning.formula;
