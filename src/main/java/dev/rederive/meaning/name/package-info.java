/**
 * What a piece of notation is called: names with their indices, labels and typefaces, the letters that
 * something binds, and what the whole document tells about which is which.
 */
package dev.rederive.meaning.name;
