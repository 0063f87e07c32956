package dev.rederive.input;

import dev.rederive.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Opens what was named. A document is UTF-8 text in a file that ends in {@code .md},
 * {@code .markdown} or {@code .tex}, or standard input, which is taken for Markdown. Directories
 * are searched to any depth in the order of their names; what is hidden and what is no document is
 * passed over there, while a file that is named must be one.
 */
public final class Inputs {
  /** The name that stands for standard input. */
  public static final String STANDARD_INPUT = "-";

  /** The name of standard input in reports. */
  public static final String STANDARD_INPUT_PATH = "<stdin>";

  /** A write-up is orders of magnitude below this; what is above was named by mistake. */
  private static final long LARGEST = 32L << 20;

  private static final List<String> SUFFIXES = List.of(".md", ".markdown", ".tex");

  private final InputStream standardInput;
  private final List<Input> found = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();

  private Inputs(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /**
   * Every document under the names, in the order of the names, each once, with what could not be
   * read in its place.
   */
  public static List<Input> open(List<String> names, InputStream standardInput) {
    Inputs inputs = new Inputs(standardInput);
    names.forEach(inputs::openNamed);
    return inputs.found;
  }

  /** The one document of that name; a directory is refused. */
  public static Input openOne(String name, InputStream standardInput) {
    if (isPath(name) && Files.isDirectory(Path.of(name))) {
      return new Input.Unusable(name, "is a directory; name one document");
    }
    return open(List.of(name), standardInput).get(0);
  }

  private static boolean isPath(String name) {
    try {
      Path.of(name);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void openNamed(String name) {
    if (name.equals(STANDARD_INPUT)) {
      openStandardInput();
      return;
    }
    if (!isPath(name)) {
      reject(name, "is no name a file can have");
      return;
    }
    Path path = Path.of(name);
    if (name.isEmpty()) {
      reject("''", "is an empty name; name a file, a directory or -");
    } else if (Files.isDirectory(path)) {
      openDirectory(path);
    } else if (!Files.exists(path)) {
      reject(name, missing(path));
    } else if (!isDocument(path)) {
      reject(
          name,
          "is of a kind that is not read; documents end in "
              + suffixes()
              + ", and any "
              + "Markdown text can come in through -");
    } else {
      openFile(path);
    }
  }

  private static String missing(Path path) {
    if (Files.isSymbolicLink(path)) {
      return "is a link to a file that does not exist";
    }
    return "does not exist; check the spelling and the directory you are in";
  }

  private void openStandardInput() {
    if (seen.add(STANDARD_INPUT)) {
      try {
        accept(STANDARD_INPUT_PATH, standardInput.readNBytes((int) LARGEST + 1));
      } catch (IOException e) {
        reject(STANDARD_INPUT_PATH, "cannot be read: " + reason(e));
      }
    }
  }

  private void openDirectory(Path directory) {
    int before = found.size();
    List<Path> documents = new ArrayList<>();
    try {
      Files.walkFileTree(directory, new Collector(directory, documents));
    } catch (IOException e) {
      reject(directory.toString(), "cannot be searched: " + reason(e));
      return;
    }
    documents.sort(null);
    documents.forEach(this::openFile);
    if (documents.isEmpty() && found.size() == before) {
      reject(directory.toString(), "holds no documents; they end in " + suffixes());
    }
  }

  private void openFile(Path path) {
    String name = path.toString();
    try {
      if (!seen.add(path.toRealPath())) {
        return;
      }
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        reject(name, "is no ordinary file; what comes from a pipe goes in through -");
      } else if (attributes.size() > LARGEST) {
        reject(name, tooLarge());
      } else {
        try (InputStream bytes = Files.newInputStream(path)) {
          accept(name, bytes.readNBytes((int) LARGEST + 1));
        }
      }
    } catch (IOException e) {
      reject(name, "cannot be read: " + reason(e));
    }
  }

  private void accept(String name, byte[] bytes) {
    if (bytes.length > LARGEST) {
      reject(name, tooLarge());
    } else if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      reject(name, "is UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)");
    } else {
      acceptText(name, bytes);
    }
  }

  private void acceptText(String name, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        reject(name, "is not text: byte " + i + " is zero; name the document it was made from");
        return;
      }
    }
    int mark = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    ByteBuffer rest = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(rest, text, true);
    if (result.isError()) {
      reject(
          name,
          "is not UTF-8 text, from line "
              + lineOf(bytes, rest.position())
              + " on; convert it to UTF-8 (for example iconv -f LATIN1 -t UTF-8)");
      return;
    }
    String content = text.flip().toString();
    if (content.isBlank()) {
      reject(name, "is empty; there is nothing to check in it");
    } else {
      found.add(new Input.Readable(new Source(name, content)));
    }
  }

  private void reject(String path, String problem) {
    found.add(new Input.Unusable(path, problem));
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

  private static boolean isDocument(Path path) {
    Path last = path.getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    return SUFFIXES.stream().anyMatch(name::endsWith);
  }

  private static String suffixes() {
    return String.join(", ", SUFFIXES);
  }

  private static String reason(IOException problem) {
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

  /** Gathers documents below a directory and records the corners that could not be entered. */
  private final class Collector extends SimpleFileVisitor<Path> {
    private final Path top;
    private final List<Path> documents;

    Collector(Path top, List<Path> documents) {
      this.top = top;
      this.documents = documents;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return !directory.equals(top) && isHidden(directory)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean isFile = attributes.isRegularFile() || attributes.isSymbolicLink();
      if (isFile && isDocument(file) && !isHidden(file) && !Files.isDirectory(file)) {
        documents.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException problem) {
      reject(path.toString(), "cannot be read: " + reason(problem));
      return FileVisitResult.CONTINUE;
    }

    private boolean isHidden(Path path) {
      return path.getFileName().toString().startsWith(".");
    }
  }
}
