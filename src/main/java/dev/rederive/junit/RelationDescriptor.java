package dev.rederive.junit;

import dev.rederive.report.TestCase;
import dev.rederive.source.Position;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;
import org.junit.platform.engine.support.hierarchical.Node;
import org.opentest4j.AssertionFailedError;

/** A test: one relation with a verdict, or something wrong with the document itself. */
final class RelationDescriptor extends AbstractTestDescriptor
    implements Node<EngineExecutionContext> {
  private final DocumentDescriptor document;
  private final TestCase test;

  RelationDescriptor(UniqueId id, DocumentDescriptor document, TestCase test) {
    super(id, test.name(), FileSource.from(file(document, test).toFile(), position(test.place())));
    this.document = document;
    this.test = test;
  }

  /** The document's own file, or the one it takes in. */
  private static Path file(DocumentDescriptor document, TestCase test) {
    String included = test.place().file();
    return included == null ? document.file() : Path.of(included).toAbsolutePath();
  }

  /** In a notebook's file the columns are others than in the text of its cells. */
  private static FilePosition position(Position place) {
    return place.cell() > 0
        ? FilePosition.from(place.lineOfFile())
        : FilePosition.from(place.line(), place.column());
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  /** The verdict, and for a relation its kind: {@code claim} or {@code numeric}. */
  @Override
  public Set<TestTag> getTags() {
    Set<String> tags = new TreeSet<>(Set.of(test.kind()));
    if (test.relation() != null) {
      tags.add(test.relation().kind().name().toLowerCase(Locale.ROOT));
    }
    return Set.copyOf(tags.stream().map(TestTag::create).toList());
  }

  @Override
  public SkipResult shouldBeSkipped(EngineExecutionContext context) {
    return test.result() == TestCase.Result.SKIPPED
        ? SkipResult.skip(test.message())
        : SkipResult.doNotSkip();
  }

  @Override
  public EngineExecutionContext execute(
      EngineExecutionContext context, DynamicTestExecutor dynamicTestExecutor) {
    if (test.result() == TestCase.Result.FAILED) {
      throw failure();
    }
    return context;
  }

  /** What the report for people says; the trace leads to the line, not through the checker. */
  private AssertionFailedError failure() {
    AssertionFailedError failure = new AssertionFailedError(String.join("\n", test.body()));
    String name = file(document, test).getFileName().toString();
    failure.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(
              document.getDisplayName(), test.kind(), name, test.place().lineOfFile())
        });
    return failure;
  }
}
