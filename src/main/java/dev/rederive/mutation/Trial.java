package dev.rederive.mutation;

/** One mutant to be judged, and the claim it was made of. */
public record Trial(Subject subject, Mutant mutant) {}
