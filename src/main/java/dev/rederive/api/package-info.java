/**
 * rederive as a library. In: paths, texts, settings. Out: the report as values, or in the form of
 * any report. Must not print, end the process, or know the command line; a face beside it.
 */
package dev.rederive.api;
