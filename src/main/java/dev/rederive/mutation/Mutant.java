package dev.rederive.mutation;

import dev.rederive.math.Statement;

/**
 * A claim with one thing changed.
 *
 * @param operator in which way it was broken
 * @param description what was changed and where: {@code − for + in term 2 of the right side}
 * @param claim the broken claim; its kind, letters and conditions are those of the original
 */
public record Mutant(Operator operator, String description, Statement.Claim claim) {}
