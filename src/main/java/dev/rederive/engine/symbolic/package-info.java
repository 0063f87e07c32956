/**
 * The computer algebra system. Comes in: nodes of a graph, two sides of a claim or a derivative.
 * Goes out: "equal" with the reason or silence, and derivatives as LaTeX. Symja differentiates each
 * definition on its own and expands; the chain rule composes through the definitions, which stay
 * atoms. The only importer of Symja. Must not know statements, verdicts or the other engines, and
 * never hands a text to Symja's parser.
 */
package dev.rederive.engine.symbolic;
