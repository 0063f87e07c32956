package dev.rederive.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.math.Model;
import dev.rederive.source.Source;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of many documents in one run only a few are in memory at a time. */
class ManyDocumentsTest {
  /** Both fill whole rounds, so that as many documents are in memory at the end of either run. */
  private static final int FEW = 8;

  private static final int MANY = 24;

  /** What is read of it takes much more memory than its text and than what is reported of it. */
  private static Source document(int number) {
    StringBuilder text = new StringBuilder("$$1 + 1 = 2$$\n\n");
    for (int k = 0; k < 20; k++) {
      text.append("$$q_{").append(k).append("} = 1");
      for (int term = 0; term < 42; term++) {
        text.append(" + x_{").append(term).append("} y_{").append(k).append('}');
      }
      text.append("$$\n\n");
    }
    return new Source("document-" + number + ".md", text.toString());
  }

  private static List<Source> documents(int count) {
    List<Source> sources = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      sources.add(document(k));
    }
    return sources;
  }

  private static long used() {
    for (int round = 0; round < 2; round++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** What a run holds when its last claim has been judged, beside its sources. */
  private static long held(int count) {
    List<Source> sources = documents(count);
    long before = used();
    long[] last = new long[1];
    try (Checker checker = new Checker(CheckSettings.DEFAULT)) {
      Report report =
          checker.check(
              sources,
              (done, total) -> {
                if (done == count) {
                  last[0] = used() - before;
                }
              });
      assertEquals(count, report.documents().size());
      assertEquals(count, report.summary().proved());
    }
    return last[0];
  }

  /** What the models of so many documents take. */
  private static long models(int count) {
    List<Source> sources = documents(count);
    long before = used();
    List<Model> models;
    try (Checker checker = new Checker(CheckSettings.DEFAULT)) {
      models = checker.read(sources);
    }
    long taken = used() - before;
    Reference.reachabilityFence(models);
    return taken;
  }

  @Test
  void memoryDoesNotGrowWithTheNumberOfDocuments() {
    held(2); // classes and tables that stay
    long model = (models(MANY) - models(FEW)) / (MANY - FEW);
    long growth = (held(MANY) - held(FEW)) / (MANY - FEW);
    assertTrue(
        growth < model / 3,
        growth + " bytes more per document, where what is read of one takes " + model);
  }
}
