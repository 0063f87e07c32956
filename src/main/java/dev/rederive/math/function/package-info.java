/**
 * The functions everybody knows, one file each: TeX names, and the value as a formula over the
 * primitive functions, from which derivative, domain and kinks follow.
 */
package dev.rederive.math.function;
