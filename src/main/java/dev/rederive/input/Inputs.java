package dev.rederive.input;

import dev.rederive.document.Documents;
import dev.rederive.document.Neighbours;
import dev.rederive.document.Opening;
import dev.rederive.source.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Opens what was named. A document is UTF-8 text in a file whose name tells what it is
 * written in, or standard input, which is looked at. Directories are searched to any depth in the
 * order in which people number chapters; what is hidden, what is no document and what another document takes in is
 * passed over there, while a file that is named must be one.
 */
public final class Inputs {
  /** The name that stands for standard input. */
  public static final String STANDARD_INPUT = "-";

  /** The name of standard input in reports. */
  public static final String STANDARD_INPUT_PATH = "<stdin>";

  private final Reading reading;
  private final InputStream standardInput;
  private final List<Page> macros = new ArrayList<>();
  private final Set<Path> macroFiles = new HashSet<>();
  private final List<Input> found = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();

  private Inputs(Reading reading, InputStream standardInput) {
    this.reading = reading;
    this.standardInput = standardInput;
  }

  /**
   * Every document under the names, in the order of the names, each once, with what could not be
   * read in its place.
   */
  public static List<Input> open(List<String> names, InputStream standardInput) {
    return open(names, Reading.PLAIN, standardInput);
  }

  /** The same, for documents that are to be read in another way than their names tell. */
  public static List<Input> open(List<String> names, Reading reading, InputStream standardInput) {
    Inputs inputs = new Inputs(reading, standardInput);
    reading.macros().forEach(inputs::openMacros);
    names.forEach(inputs::openNamed);
    return inputs.found;
  }

  /** The one document of that name; a directory is refused. */
  public static Input openOne(String name, Reading reading, InputStream standardInput) {
    if (isPath(name) && Files.isDirectory(Path.of(name))) {
      return new Input.Unusable(name, "is a directory; name one document");
    }
    List<Input> all = open(List.of(name), reading, standardInput);
    // A macro file that cannot be used comes first.
    return all.get(0);
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
    } else if (!isDocument(path) && reading.markup() == null) {
      reject(
          name,
          "is of a kind that is not read; documents end in "
              + suffixes()
              + "; of another file --as says what it is written in, such as --as markdown");
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

  /** A file of definitions, which is no document itself. */
  private void openMacros(String name) {
    if (!isPath(name) || !Files.exists(Path.of(name))) {
      reject(name, "does not exist; --macros names a file of TeX definitions");
      return;
    }
    FileText text = FileText.of(Path.of(name));
    if (text.problem() != null) {
      reject(name, text.problem());
      return;
    }
    macros.add(Page.included(name, text.text()));
    try {
      macroFiles.add(Path.of(name).toRealPath());
    } catch (IOException e) {
      reject(name, "cannot be read: " + FileText.reason(e));
    }
  }

  private void openStandardInput() {
    if (seen.add(STANDARD_INPUT)) {
      FileText text = FileText.of(standardInput);
      found.add(opened(STANDARD_INPUT_PATH, text, Neighbours.NONE));
    }
  }

  private void openDirectory(Path directory) {
    int before = found.size();
    List<Path> documents = new ArrayList<>();
    try {
      Files.walkFileTree(directory, new Collector(directory, documents));
    } catch (IOException e) {
      reject(directory.toString(), "cannot be searched: " + FileText.reason(e));
      return;
    }
    documents.sort(PathOrder.NATURAL);
    Map<Path, Input> real = new LinkedHashMap<>();
    Set<Path> parts = new HashSet<>();
    for (Path path : documents) {
      openFile(path, real, parts);
    }
    // What another document takes in is judged there, where its names have their meaning.
    parts.forEach(real::remove);
    found.addAll(real.values());
    if (documents.isEmpty() && found.size() == before) {
      reject(directory.toString(), "holds no documents; they end in " + suffixes());
    }
  }

  private void openFile(Path path) {
    Map<Path, Input> real = new LinkedHashMap<>();
    openFile(path, real, new HashSet<>());
    found.addAll(real.values());
  }

  /**
   * @param real gets what became of the file, by its real path
   * @param parts gets the real paths of the files it takes in
   */
  private void openFile(Path path, Map<Path, Input> real, Set<Path> parts) {
    String name = path.toString();
    try {
      Path key = path.toRealPath();
      if (seen.add(key)) {
        Folder folder = new Folder(path, macroFiles);
        real.put(key, opened(name, FileText.of(path), folder));
        parts.addAll(folder.opened());
      }
    } catch (IOException e) {
      real.put(path, new Input.Unusable(name, "cannot be read: " + FileText.reason(e)));
    }
  }

  private Input opened(String name, FileText text, Neighbours beside) {
    if (text.problem() != null) {
      return new Input.Unusable(name, text.problem());
    }
    if (text.text().isBlank()) {
      return new Input.Unusable(name, "is empty; there is nothing to check in it");
    }
    boolean told = Documents.markup(name) != null;
    Opening.Result result =
        new Opening(beside, macros).open(name, text.text(), told ? null : reading.markup());
    return result instanceof Opening.Readable readable
        ? new Input.Readable(readable.source())
        : new Input.Unusable(name, ((Opening.Unusable) result).problem());
  }

  private void reject(String path, String problem) {
    found.add(new Input.Unusable(path, problem));
  }

  private boolean isDocument(Path path) {
    return Documents.markup(path.toString()) != null;
  }

  private static String suffixes() {
    return String.join(", ", Documents.suffixes());
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
      reject(path.toString(), "cannot be read: " + FileText.reason(problem));
      return FileVisitResult.CONTINUE;
    }

    private boolean isHidden(Path path) {
      return path.getFileName().toString().startsWith(".");
    }
  }
}
