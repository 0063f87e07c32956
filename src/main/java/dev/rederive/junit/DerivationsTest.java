package dev.rederive.junit;

/**
 * Stands for the write-ups of whatever project scans this jar for tests, so that it needs no class
 * of its own; see {@code dependenciesToScan} of Maven Surefire.
 */
@Derivations
public final class DerivationsTest {
  private DerivationsTest() {}
}
