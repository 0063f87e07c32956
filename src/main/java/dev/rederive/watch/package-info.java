/**
 * A document that is being written. In: a file, pages to show. Out: a word that the file changed,
 * and a page on this machine that renews itself. Must not know how a document is judged or shown.
 */
package dev.rederive.watch;
