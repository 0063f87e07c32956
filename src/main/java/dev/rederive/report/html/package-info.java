/**
 * The annotated article: write-ups as pages, every relation marked with its verdict, all in one file
 * that needs nothing from outside. In: a run, with the commentary of {@code check}. Out: HTML. Text
 * of a document becomes text of the page, never markup of its own or a script: elements are built
 * one by one, what a write-up has of HTML is cleaned, and the page lets no script run but its own.
 */
package dev.rederive.report.html;
