/**
 * Files and directories by name. In: names, as a user writes them. Out: sources, or why something
 * cannot be used and what to do about it. Must not know what a document says, nor who asked.
 */
package dev.rederive.input;
