package dev.rederive.math.array;

/** The two sides of a claim as wholes; one shape, or one of them a number. */
public record ArraySides(ArrayExpr left, ArrayExpr right) {}
