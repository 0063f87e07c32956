package dev.rederive.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The text of a file, UTF-8 without its byte order mark; or why there is none.
 *
 * @param text null if there is a problem
 * @param problem as the end of a sentence about the file; null if there is none
 */
record FileText(String text, String problem) {
  /** A write-up is orders of magnitude below this; what is above was named by mistake. */
  private static final long LARGEST = 32L << 20;

  static FileText of(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return failed("is no ordinary file; what comes from a pipe goes in through -");
      }
      if (attributes.size() > LARGEST) {
        return failed(tooLarge());
      }
      try (InputStream bytes = Files.newInputStream(path)) {
        return of(bytes);
      }
    } catch (IOException e) {
      return failed("cannot be read: " + reason(e));
    }
  }

  static FileText of(InputStream stream) {
    byte[] bytes;
    try {
      bytes = stream.readNBytes((int) LARGEST + 1);
    } catch (IOException e) {
      return failed("cannot be read: " + reason(e));
    }
    if (bytes.length > LARGEST) {
      return failed(tooLarge());
    }
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return failed("is UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)");
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return failed("is not text: byte " + i + " is zero; name the document it was made from");
      }
    }
    return decoded(bytes);
  }

  private static FileText decoded(byte[] bytes) {
    int mark = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    ByteBuffer rest = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(rest, text, true);
    if (result.isError()) {
      return failed(
          "is not UTF-8 text, from line "
              + lineOf(bytes, rest.position())
              + " on; convert it to UTF-8 (for example iconv -f LATIN1 -t UTF-8)");
    }
    return new FileText(text.flip().toString(), null);
  }

  private static FileText failed(String problem) {
    return new FileText(null, problem);
  }

  private static int lineOf(byte[] bytes, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String tooLarge() {
    return "is larger than " + (LARGEST >> 20) + " MiB; split it into documents";
  }

  /** What a failure to read means for people. */
  static String reason(IOException problem) {
    if (problem instanceof AccessDeniedException) {
      return "permission denied; ask for the right to read it, or leave it out";
    }
    if (problem instanceof NoSuchFileException) {
      return "it does not exist any more";
    }
    if (problem instanceof CharacterCodingException) {
      return "its name or text is not in the character set of this system";
    }
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }
}
