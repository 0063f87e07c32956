import dev.rederive.document.Documents;
import dev.rederive.meaning.Meaning;
import dev.rederive.source.Source;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads write-ups, judging nothing, until so many relations are read; prints the time it takes. */
final class Reading {
  private static final int RELATIONS = 10_000;

  public static void main(String[] arguments) throws Exception {
    List<Source> sources = new ArrayList<>();
    StringBuilder book = new StringBuilder();
    for (String argument : arguments) {
      try (Stream<Path> files = Files.walk(Path.of(argument))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".md")).sorted().toList()) {
          String text = Files.readString(file);
          sources.add(new Source(file.toString(), text));
          book.append(text).append("\n\n");
        }
      }
    }
    measure("separate write-ups, first time", sources);
    measure("separate write-ups, warmed up", sources);
    int count = relations(new Source("book.md", book.toString()));
    StringBuilder volume = new StringBuilder();
    for (int read = 0; read < RELATIONS; read += Math.max(1, count)) {
      volume.append(book);
    }
    measure("one write-up", List.of(new Source("volume.md", volume.toString())));
  }

  private static int relations(Source source) {
    return Meaning.read(Documents.read(source)).statements().size();
  }

  private static void measure(String name, List<Source> sources) {
    var thread = ManagementFactory.getThreadMXBean();
    long wall = System.nanoTime();
    long busy = thread.getCurrentThreadCpuTime();
    int relations = 0;
    int documents = 0;
    while (relations < RELATIONS) {
      relations += relations(sources.get(documents++ % sources.size()));
    }
    double seconds = (thread.getCurrentThreadCpuTime() - busy) / 1e9;
    System.out.printf(
        "| %s | %,d in %,d | %.2f s | %.2f s | %.2f s |%n",
        name,
        relations,
        documents,
        seconds,
        (System.nanoTime() - wall) / 1e9,
        seconds * RELATIONS / relations);
  }
}
