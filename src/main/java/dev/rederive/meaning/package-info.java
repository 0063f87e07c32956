/**
 * From notation to statements. Comes in: a document and the relations read from it. Goes out: a
 * {@link dev.rederive.math.Model}. What a symbol is (a name, an index, a label, a function, a
 * product of letters) is decided here from what the whole document says, never from spelling or
 * from what would make a claim true; every choice that had an alternative is recorded with its
 * reason. Must not know engines, verdicts or reports.
 *
 * <p>Names, then indices, prose and rewritten notation, then formulas have rooms of their own; here
 * documents, directives and whole relations get their meaning.
 */
package dev.rederive.meaning;
