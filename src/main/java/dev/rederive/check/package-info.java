/**
 * From statement to verdict. In: the statements of one document and the evidence the engines give.
 * Out: a report, with one verdict for every relation. Must not know how a verdict is worded or
 * coloured, nor which files there are.
 */
package dev.rederive.check;
