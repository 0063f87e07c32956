package dev.rederive.engine.sampling;

/**
 * One case of a claim, its indices replaced by values.
 *
 * @param label which one, for messages: {@code i = 1, j = 2}; empty for a claim without indices
 * @param left the left side as stated, derivative nodes included
 * @param right the right side as stated
 * @param expandedLeft the left side with its derivatives worked out
 * @param expandedRight the right side with its derivatives worked out
 */
public record Instance(String label, int left, int right, int expandedLeft, int expandedRight) {}
