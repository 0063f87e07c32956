package dev.rederive.junit;

import java.nio.file.Path;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;
import org.junit.platform.engine.support.hierarchical.Node;

/** A container: one document. */
final class DocumentDescriptor extends AbstractTestDescriptor
    implements Node<EngineExecutionContext> {
  private final Path file;
  private final JudgedDocument judged;

  /**
   * @param path how the document is called
   * @param file the same as an absolute path
   */
  DocumentDescriptor(
      UniqueId id, String path, Path file, TestSource source, JudgedDocument judged) {
    super(id, path, source);
    this.file = file;
    this.judged = judged;
  }

  Path file() {
    return file;
  }

  JudgedDocument judged() {
    return judged;
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
