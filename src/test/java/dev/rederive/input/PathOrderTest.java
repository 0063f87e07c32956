package dev.rederive.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PathOrderTest {
  @Test
  void chaptersStandInTheOrderOfTheirNumbers() {
    List<Path> paths =
        Stream.of(
                "a/1-x.md",
                "a/2-x.md",
                "a/5-x.md",
                "a/5b-x.md",
                "a/10-x.md",
                "a/x/1.md",
                "a01/x.md",
                "a1/x.md",
                "a2/x9.md",
                "a2/x10.md",
                "a2/x99999999999999999999.md",
                "b.md")
            .map(Path::of)
            .toList();
    List<Path> sorted = new ArrayList<>(paths);
    Collections.shuffle(sorted, new Random(3));
    sorted.sort(PathOrder.NATURAL);
    assertEquals(paths, sorted);
  }
}
