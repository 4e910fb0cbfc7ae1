package io.swarmkeeper.cli;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.swarmkeeper.cli",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** Each package is a slice of its own, the one above them too. */
  @ArchTest
  static final ArchRule NO_PACKAGE_CIRCLES =
      slices().matching("io.swarmkeeper.(**)").should().beFreeOfCycles();
}
