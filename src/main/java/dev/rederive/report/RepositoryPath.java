package dev.rederive.report;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The names of documents as code hosts want them: slashes, no detours. */
final class RepositoryPath {
  private RepositoryPath() {}

  /** The path with {@code /} on every system, without {@code .} and {@code x/..}. */
  static String of(String path) {
    String slashed = File.separatorChar == '\\' ? path.replace('\\', '/') : path;
    Deque<String> parts = new ArrayDeque<>();
    for (String part : slashed.split("/")) {
      boolean isBack = part.equals("..") && !parts.isEmpty() && !parts.peekLast().equals("..");
      if (isBack) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return (slashed.startsWith("/") ? "/" : "") + String.join("/", parts);
  }

  /** Whether it is counted from the root of the file system. */
  static boolean isAbsolute(String path) {
    return path.startsWith("/") || isDrive(path);
  }

  private static boolean isDrive(String path) {
    return File.separatorChar == '\\' && path.length() > 1 && path.charAt(1) == ':';
  }

  /** As a URI reference (RFC 3986): relative, or with the scheme {@code file}. */
  static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    if (isAbsolute(path)) {
      uri.append(path.startsWith("/") ? "file://" : "file:///");
    }
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain =
          (b >= 'a' && b <= 'z')
              || (b >= 'A' && b <= 'Z')
              || (b >= '0' && b <= '9')
              || "-._~/".indexOf(b) >= 0;
      if (isPlain) {
        uri.append((char) b);
      } else {
        uri.append('%').append(String.format("%02X", b));
      }
    }
    return uri.toString();
  }
}
