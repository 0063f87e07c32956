/**
 * Documents as files hold them. In: a source (Markdown, TeX). Out: its mathematics, directives and
 * headings as spans of the raw text. Must not know LaTeX beyond delimiters and environments.
 */
package dev.rederive.document;
