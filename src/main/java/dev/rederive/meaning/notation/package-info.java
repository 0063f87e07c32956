/**
 * Notation before it has a meaning: forms that say the same in another way are written in one, and
 * what is not judged is told by its looks. Uses names only.
 */
package dev.rederive.meaning.notation;
