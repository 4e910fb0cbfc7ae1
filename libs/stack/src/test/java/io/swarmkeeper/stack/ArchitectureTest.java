package io.swarmkeeper.stack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** Whoever hands over the files, variables and contents gets the same answer everywhere. */
@AnalyzeClasses(
    packages = "io.swarmkeeper.stack",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule NO_PACKAGE_CIRCLES =
      slices().matching("io.swarmkeeper.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_FILES_NO_NETWORK_NO_CLOCK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "getenv", String.class);
}
