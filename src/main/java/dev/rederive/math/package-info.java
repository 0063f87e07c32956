/**
 * Mathematics as immutable values: expressions over quantities with named axes, definitions,
 * statements and the model of one document. Comes in: nothing but spans. Goes out: what every later
 * room works on. Must not know LaTeX, documents, or how anything is judged.
 */
package dev.rederive.math;
