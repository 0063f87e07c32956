package dev.rederive.mutation;

import dev.rederive.check.Verdict;

/**
 * What became of one mutant.
 *
 * @param verdict what the checker said of it, or null if it failed to say anything
 * @param reason the checker's reason, or null
 */
public record MutationResult(Trial trial, Fate fate, Verdict verdict, String reason) {}
