package dev.rederive.engine;

/**
 * What an engine found out.
 *
 * @param witness where the claim fails, or null unless the evidence says unequal
 */
public record Finding(Evidence evidence, Witness witness) {}
