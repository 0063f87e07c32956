package dev.rederive.cli;

import java.util.Optional;

/** Which rederive this is. */
final class Version {
  private Version() {}

  /** The version in the manifest of the jar; empty where the classes do not come from one. */
  static Optional<String> number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
  }
}
