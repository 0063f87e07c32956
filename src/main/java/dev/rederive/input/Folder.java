package dev.rederive.input;

import dev.rederive.document.Neighbours;
import dev.rederive.source.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The folder of a document. Nothing outside it is opened, whatever detours a name takes and
 * wherever links lead.
 */
final class Folder implements Neighbours {
  private final Path document;
  private final Path root;
  private final Set<Path> known;
  private final Set<Path> opened = new LinkedHashSet<>();

  /** Read once, however often it is taken in. */
  private final Map<Path, Answer> answers = new HashMap<>();

  /**
   * @param document as it was named
   * @param known files by their real paths that are read in another way
   */
  Folder(Path document, Set<Path> known) {
    this.document = document;
    Path parent = document.toAbsolutePath().normalize().getParent();
    this.root = parent == null ? document.toAbsolutePath() : parent;
    this.known = known;
  }

  /** The real paths of all that was opened. */
  Set<Path> opened() {
    return opened;
  }

  @Override
  public Answer open(String name, Page beside) {
    Path wanted;
    try {
      wanted = Path.of(name);
    } catch (InvalidPathException e) {
      return new Refused("no file can be called that");
    }
    if (name.isBlank()) {
      return new Absent();
    }
    Answer outside = null;
    for (Path base : new Path[] {root, folderOf(beside)}) {
      Path candidate = base.resolve(wanted).normalize();
      if (isKnown(candidate)) {
        return new Known();
      }
      if (!candidate.startsWith(root)) {
        outside =
            Files.exists(candidate)
                ? new Refused(
                    "it lies outside the document's folder and is not read; give macros of it with"
                        + " --macros")
                : outside;
      } else if (Files.exists(candidate)) {
        return answers.computeIfAbsent(candidate, this::read);
      }
    }
    return outside == null ? new Absent() : outside;
  }

  private Path folderOf(Page page) {
    if (page.file() == null) {
      return root;
    }
    Path parent = Path.of(page.file()).toAbsolutePath().normalize().getParent();
    return parent == null ? root : parent;
  }

  private boolean isKnown(Path candidate) {
    try {
      return !known.isEmpty() && known.contains(candidate.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  private Answer read(Path candidate) {
    Path real;
    try {
      real = candidate.toRealPath();
      if (!real.startsWith(root.toRealPath())) {
        return new Refused("it is a link that leads out of the document's folder");
      }
      if (real.equals(document.toRealPath())) {
        return new Refused("it is the document itself");
      }
    } catch (IOException e) {
      return new Refused("it cannot be read: " + FileText.reason(e));
    }
    FileText text = FileText.of(real);
    if (text.problem() != null) {
      return new Refused("it " + text.problem());
    }
    opened.add(real);
    return new Opened(Page.included(shown(candidate), text.text()));
  }

  /** The path in the form in which the document was named. */
  private String shown(Path candidate) {
    Path beside = document.getParent();
    Path inside = root.relativize(candidate);
    return (beside == null ? inside : beside.resolve(inside)).toString();
  }
}
