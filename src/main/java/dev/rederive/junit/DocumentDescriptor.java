package dev.rederive.junit;

import java.nio.file.Path;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;
import org.junit.platform.engine.support.hierarchical.Node;

/** A container: one document. */
final class DocumentDescriptor extends AbstractTestDescriptor
    implements Node<EngineExecutionContext> {
  private final Path file;
  private final JudgedDocument judged;

  /**
   * @param path how the document is called
   */
  DocumentDescriptor(UniqueId id, String path, JudgedDocument judged) {
    super(id, path, FileSource.from(Path.of(path).toAbsolutePath().toFile()));
    this.file = Path.of(path).toAbsolutePath();
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
