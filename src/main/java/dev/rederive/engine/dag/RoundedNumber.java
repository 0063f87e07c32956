package dev.rederive.engine.dag;

import org.hipparchus.fraction.BigFraction;

/** The numbers that round to a printed decimal, as a closed range. */
public record RoundedNumber(BigFraction low, BigFraction high, String digits) {}
