package io.swarmkeeper.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.swarmkeeper.service", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule only_the_adapters_know_the_runtime =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("MicroProfile")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.microprofile..", "io.quarkus..", "jakarta..");
}
