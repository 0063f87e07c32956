package dev.rederive.engine.sampling;

import dev.rederive.math.Relation;

/** A relation that every point must satisfy; the two nodes are free of derivatives. */
public record Condition(int left, Relation relation, int right) {}
