package dev.rederive.math;

/** Sentences about readings that a verdict has to know, since what they say is not certain. */
public final class Readings {
  /** How the note ends that a name with numbers for indices fits several families. */
  public static final String FIRST_OF_FAMILIES = " families; read as the first";

  /** How the reason ends why a definition with an index that nothing binds defines nothing. */
  public static final String BOUND_BY_NOTHING = " is bound by nothing";

  /** How the note ends that a name is one number for each value of an index it does not show. */
  public static final String FOR_EACH = ", since nothing sums over it or gives it a value";

  private Readings() {}
}
