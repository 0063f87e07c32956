package dev.rederive.junit;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.DocumentResult;
import dev.rederive.document.Documents;
import dev.rederive.input.Input;
import dev.rederive.math.Model;
import dev.rederive.meaning.Meaning;
import dev.rederive.report.TestCase;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document with its test cases. A run discovers several times, once to see whether there are
 * tests and once to run them, so what was judged in this process is kept: the same text under the
 * same settings gets the same verdicts.
 */
final class JudgedDocument {
  private static final int KEPT = 256;

  private record Key(String path, String text, boolean strict, CheckSettings settings) {}

  private static final Map<Key, JudgedDocument> JUDGED =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, JudgedDocument> eldest) {
          return size() > KEPT;
        }
      };

  private final List<TestCase> cases;

  private JudgedDocument(List<TestCase> cases) {
    this.cases = cases;
  }

  static JudgedDocument of(Input input, Parameters parameters) {
    if (input instanceof Input.Unusable unusable) {
      return new JudgedDocument(List.of(unusable(unusable)));
    }
    Source source = ((Input.Readable) input).source();
    Key key = new Key(source.path(), source.text(), parameters.strict(), parameters.settings());
    synchronized (JUDGED) {
      return JUDGED.computeIfAbsent(key, k -> new JudgedDocument(judge(source, parameters)));
    }
  }

  /** Of the configured sizes a document takes those that it has. */
  private static List<TestCase> judge(Source source, Parameters parameters) {
    Model model = Meaning.read(Documents.read(source));
    Map<String, Integer> sizes = new LinkedHashMap<>(parameters.settings().sizes());
    sizes
        .keySet()
        .removeIf(name -> !model.freeSizes().contains(name) && !model.sizes().containsKey(name));
    CheckSettings settings = parameters.settings().withSizes(sizes);
    try (Checker checker = new Checker(settings)) {
      DocumentResult result =
          checker.check(List.of(source), (done, total) -> {}).documents().get(0);
      return TestCase.of(result, parameters.strict(), settings.seed());
    }
  }

  private static TestCase unusable(Input.Unusable input) {
    return new TestCase(
        "file",
        "the file",
        new Position(1, 1),
        TestCase.Result.FAILED,
        "unusable-file",
        input.problem(),
        List.of(input.path() + " " + input.problem()),
        null);
  }

  /** In the order of {@link TestCase#of}. */
  List<TestCase> cases() {
    return cases;
  }

  Optional<TestCase> withId(String id) {
    return cases.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
