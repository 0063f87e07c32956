/**
 * Formulas over whole vectors and matrices, with their shapes. Comes in: scalar formulas and ranges.
 * Goes out: array formulas, their text, and the scalar formula of any of their elements, which is
 * what engines judge. Must not know LaTeX or how anything is judged.
 */
package dev.rederive.math.array;
