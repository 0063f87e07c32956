package dev.rederive.junit;

import dev.rederive.document.Documents;
import dev.rederive.input.Input;
import dev.rederive.input.Inputs;
import dev.rederive.input.Reading;
import dev.rederive.report.TestCase;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathResourceSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.discovery.UriSelector;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * From what is selected to documents and their relations. Documents are known by the path under
 * which the command line would show them, relative to the working directory where they are below
 * it; relations by digits that stay the same when lines move, so that a test can be run again after
 * an edit.
 */
final class DocumentResolver implements SelectorResolver {
  private static final String CLASS = "class";
  private static final String DOCUMENT = "document";
  private static final String RELATION = "relation";

  private final Parameters parameters;
  private final UniqueId engine;
  private final Map<String, Input> opened = new HashMap<>();

  DocumentResolver(Parameters parameters, UniqueId engine) {
    this.parameters = parameters;
    this.engine = engine;
  }

  /** Whether a class of a project stands for write-ups; the one shipped here has to be named. */
  static boolean isMarked(Class<?> type) {
    return type != DerivationsTest.class && AnnotationSupport.isAnnotated(type, Derivations.class);
  }

  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    Class<?> type = selector.getJavaClass();
    Optional<Derivations> mark = AnnotationSupport.findAnnotation(type, Derivations.class);
    if (mark.isEmpty()) {
      return Resolution.unresolved();
    }
    List<String> named = List.of(mark.get().value());
    Set<DiscoverySelector> found = new LinkedHashSet<>();
    for (String name : named.isEmpty() ? parameters.directories() : named) {
      found.addAll(open(name, engine.append(CLASS, type.getName())));
    }
    return Resolution.selectors(found);
  }

  /** The tests of a project: its write-ups among them, and whatever classes stand for others. */
  @Override
  public Resolution resolve(ClasspathRootSelector selector, Context context) {
    Set<DiscoverySelector> found = new LinkedHashSet<>();
    for (String directory : parameters.directories()) {
      if (parameters.isExplicit() || Files.isDirectory(Path.of(directory))) {
        found.addAll(open(directory, engine));
      }
    }
    ReflectionSupport.findAllClassesInClasspathRoot(
            selector.getClasspathRoot(), DocumentResolver::isMarked, name -> true)
        .forEach(type -> found.add(DiscoverySelectors.selectClass(type)));
    return found.isEmpty() ? Resolution.unresolved() : Resolution.selectors(found);
  }

  /** Other engines look into directories too, so one without documents is no error. */
  @Override
  public Resolution resolve(DirectorySelector selector, Context context) {
    String name = shown(selector.getPath());
    Set<DiscoverySelector> found = open(name, engine);
    found.remove(selectorOf(engine, name));
    return found.isEmpty() ? Resolution.unresolved() : Resolution.selectors(found);
  }

  @Override
  public Resolution resolve(FileSelector selector, Context context) {
    return file(selector.getPath(), line(selector.getPosition()), context);
  }

  @Override
  public Resolution resolve(UriSelector selector, Context context) {
    URI uri = selector.getUri();
    if (!"file".equals(uri.getScheme())) {
      return Resolution.unresolved();
    }
    Optional<Path> path = path(uri);
    if (path.isPresent() && Files.isDirectory(path.get())) {
      return resolve(DiscoverySelectors.selectDirectory(path.get().toFile()), context);
    }
    OptionalInt line = line(FilePosition.fromQuery(uri.getQuery()));
    return path.map(file -> file(file, line, context)).orElse(Resolution.unresolved());
  }

  @Override
  public Resolution resolve(ClasspathResourceSelector selector, Context context) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    URL resource = loader.getResource(selector.getClasspathResourceName());
    if (resource == null || !"file".equals(resource.getProtocol())) {
      return Resolution.unresolved();
    }
    Path path = path(URI.create(resource.toString())).orElseThrow();
    return Files.isDirectory(path)
        ? resolve(DiscoverySelectors.selectDirectory(path.toFile()), context)
        : file(path, line(selector.getPosition()), context);
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    UniqueId id = selector.getUniqueId();
    if (!id.hasPrefix(engine) || id.getSegments().size() < 2) {
      return Resolution.unresolved();
    }
    String value = id.getLastSegment().getValue();
    Optional<? extends TestDescriptor> found =
        switch (id.getLastSegment().getType()) {
          case DOCUMENT -> context.addToParent(parent -> Optional.of(document(id, value)));
          case RELATION ->
              context.addToParent(
                  () -> DiscoverySelectors.selectUniqueId(id.removeLastSegment()),
                  parent -> relation(id, value, parent));
          default -> Optional.empty();
        };
    return found
        .map(one -> Match.exact(one, () -> children(one)))
        .map(Resolution::match)
        .orElse(Resolution.unresolved());
  }

  /**
   * Maven reports tests only below a container whose source is a class, and only if that class has
   * the name which the container shows. So a document that was selected through a class is given out
   * for a class of the document's name; its relations lead to the file all the same.
   */
  private DocumentDescriptor document(UniqueId id, String path) {
    Input input = opened.computeIfAbsent(path, DocumentResolver::openOne);
    UniqueId.Segment before = id.removeLastSegment().getLastSegment();
    Path file = Path.of(path).toAbsolutePath();
    TestSource source =
        before.getType().equals(CLASS) ? ClassSource.from(path) : FileSource.from(file.toFile());
    return new DocumentDescriptor(id, path, file, source, JudgedDocument.of(input, parameters));
  }

  private static Input openOne(String path) {
    return Inputs.openOne(path, Reading.PLAIN, InputStream.nullInputStream());
  }

  private static Optional<RelationDescriptor> relation(
      UniqueId id, String fingerprint, TestDescriptor parent) {
    return parent instanceof DocumentDescriptor document
        ? document
            .judged()
            .withId(fingerprint)
            .map(test -> new RelationDescriptor(id, document, test))
        : Optional.empty();
  }

  private static Set<DiscoverySelector> children(TestDescriptor descriptor) {
    Set<DiscoverySelector> all = new LinkedHashSet<>();
    if (descriptor instanceof DocumentDescriptor document) {
      document.judged().cases().forEach(test -> all.add(selectorOf(document, test)));
    }
    return all;
  }

  private static DiscoverySelector selectorOf(DocumentDescriptor document, TestCase test) {
    return DiscoverySelectors.selectUniqueId(document.getUniqueId().append(RELATION, test.id()));
  }

  private static DiscoverySelector selectorOf(UniqueId parent, String path) {
    return DiscoverySelectors.selectUniqueId(parent.append(DOCUMENT, path));
  }

  /** One document, or what stands on one of its lines. */
  private Resolution file(Path file, OptionalInt line, Context context) {
    String name = shown(file);
    if (!Documents.isNamedLikeOne(name)) {
      return Resolution.unresolved();
    }
    if (line.isEmpty()) {
      return Resolution.selectors(Set.of(selectorOf(engine, name)));
    }
    DocumentDescriptor document = document(engine.append(DOCUMENT, name), name);
    Set<DiscoverySelector> there = new LinkedHashSet<>();
    for (TestCase test : document.judged().cases()) {
      if (test.place().file() == null && test.place().lineOfFile() == line.getAsInt()) {
        there.add(selectorOf(document, test));
      }
    }
    return there.isEmpty() ? Resolution.unresolved() : Resolution.selectors(there);
  }

  /** What is below the name, with what cannot be used in its place. */
  private Set<DiscoverySelector> open(String name, UniqueId parent) {
    Set<DiscoverySelector> found = new LinkedHashSet<>();
    for (Input input : Inputs.open(List.of(name), InputStream.nullInputStream())) {
      String path =
          input instanceof Input.Readable readable
              ? readable.source().path()
              : ((Input.Unusable) input).path();
      opened.put(path, input);
      found.add(selectorOf(parent, path));
    }
    return found;
  }

  private static Optional<Path> path(URI uri) {
    try {
      return Optional.of(Path.of(URI.create(uri.getScheme() + "://" + uri.getRawPath())));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  private static OptionalInt line(Optional<FilePosition> position) {
    return position.map(place -> OptionalInt.of(place.getLine())).orElse(OptionalInt.empty());
  }

  private static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    if (absolute.equals(here)) {
      return ".";
    }
    return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
  }
}
