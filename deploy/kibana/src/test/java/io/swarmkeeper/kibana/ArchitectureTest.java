package io.swarmkeeper.kibana;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** With the tests, as the check of the file is among them. */
@AnalyzeClasses(packages = "io.swarmkeeper.kibana")
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_MAKE_NO_CIRCLE =
      slices().matching("io.swarmkeeper.(**)").should().beFreeOfCycles();
}
