/**
 * Text and places in it. In: the characters of a file. Out: spans (half-open offsets), lines and
 * columns. Must not know what the text means, nor how it came to be read.
 */
package dev.rederive.source;
