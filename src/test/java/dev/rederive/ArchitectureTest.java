package dev.rederive;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Data flows one way: a room imports only rooms that stand before it in the order below. */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "rederive");

  static final List<String> ROOMS =
      List.of(
          "source",
          "document",
          "latex",
          "math",
          "meaning",
          "network",
          "engine",
          "check",
          "mutation",
          "report",
          "input",
          "api",
          "junit",
          "watch",
          "cli");

  /** What users meet; none of them leans on another. */
  private static final List<String> FACES = List.of("api", "junit", "cli");

  /** Rooms that see less than everything before them. */
  private static final Map<String, Set<String>> NARROWER =
      Map.of("math", Set.of("source"), "network", Set.of("math"));

  private static Set<String> visibleFrom(String room) {
    Set<String> before = new HashSet<>(ROOMS.subList(0, ROOMS.indexOf(room)));
    before.removeAll(FACES);
    return NARROWER.getOrDefault(room, before);
  }

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rederive");
  }

  @ParameterizedTest
  @FieldSource("ROOMS")
  void importsOnlyRoomsBeforeIt(String room) {
    Set<String> visible = visibleFrom(room);
    String[] hidden =
        ROOMS.stream()
            .filter(other -> !other.equals(room) && !visible.contains(other))
            .map(ArchitectureTest::packagesOf)
            .toArray(String[]::new);
    if (hidden.length > 0) {
      hold(
          noClasses()
              .that()
              .resideInAPackage(packagesOf(room))
              .should()
              .dependOnClassesThat(resideInAnyPackage(hidden)));
    }
  }

  /** In the room of meaning, too, data flows one way. */
  @ParameterizedTest
  @CsvSource({
    "name, 'notation, index, prose, formula'",
    "notation, 'index, prose, formula'",
    "index, 'notation, prose, formula'",
    "prose, 'notation, index, formula'"
  })
  void meaningGoesFromNamesToFormulas(String part, String later) {
    String[] hidden =
        Stream.concat(
                Stream.of("dev.rederive.meaning"),
                Stream.of(later.split(", ")).map(other -> "dev.rederive.meaning." + other))
            .toArray(String[]::new);
    hold(
        noClasses()
            .that()
            .resideInAPackage("dev.rederive.meaning." + part)
            .should()
            .dependOnClassesThat(resideInAnyPackage(hidden)));
  }

  @Test
  void formulasKnowNothingOfWholeDocuments() {
    hold(
        noClasses()
            .that()
            .resideInAPackage("dev.rederive.meaning.formula")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.rederive.meaning")));
  }

  @Test
  void onlyTheSymbolicEngineKnowsTheAlgebraSystem() {
    hold(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.rederive.engine.symbolic..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.matheclipse..", "edu.jas..")));
  }

  /** Who uses the command line or the library need not have JUnit. */
  @Test
  void onlyTheTestEngineKnowsJunit() {
    hold(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.rederive.junit..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.junit..", "org.opentest4j..")));
  }

  @Test
  void theImplementedNetworkSharesNoEvaluator() {
    hold(
        noClasses()
            .that()
            .resideInAnyPackage(
                "dev.rederive.engine.dag..",
                "dev.rederive.engine.lowering..",
                "dev.rederive.engine.symbolic..",
                "dev.rederive.engine.modular..",
                "dev.rederive.engine.enclosing..",
                "dev.rederive.engine.floating..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.rederive.network..")));
  }

  @Test
  void nothingBelowTheCommandLinePrints() {
    hold(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.rederive.cli..")
            .should(ACCESS_STANDARD_STREAMS));
  }

  @Test
  void onlyTheEntryPointEndsTheProcess() {
    hold(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.rederive.cli.Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class));
  }

  /** Without this a new package would stand outside the order and no rule would look at it. */
  @Test
  void everyClassIsInARoom() {
    List<String> elsewhere =
        classes.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !ROOMS.contains(roomOf(name)))
            .distinct()
            .toList();
    assertEquals(List.of(), elsewhere);
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    Set<Path> silent;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      silent =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .filter(directory -> !Files.exists(directory.resolve("package-info.java")))
              .collect(Collectors.toSet());
    }
    assertEquals(Set.of(), silent);
  }

  /** A rule that cannot fail holds nothing: the order, turned round, must be violated. */
  @Test
  void theRulesSeeDependencies() {
    EvaluationResult result =
        noClasses()
            .that()
            .resideInAPackage(packagesOf("cli"))
            .should()
            .dependOnClassesThat(resideInAPackage(packagesOf("source")))
            .evaluate(classes);
    assertTrue(result.hasViolation());
  }

  private static void hold(ArchRule rule) {
    // A room that has no classes yet cannot break a rule.
    rule.allowEmptyShould(true).check(classes);
  }

  private static String packagesOf(String room) {
    return "dev.rederive." + room + "..";
  }

  private static String roomOf(String packageName) {
    String[] parts = packageName.split("\\.");
    return parts.length > 2 ? parts[2] : "";
  }
}
