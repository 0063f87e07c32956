package dev.rederive.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One report that was asked for.
 *
 * @param format its form
 * @param output the file it goes to; empty for standard output
 */
public record ReportRequest(ReportFormat format, Optional<Path> output) {}
