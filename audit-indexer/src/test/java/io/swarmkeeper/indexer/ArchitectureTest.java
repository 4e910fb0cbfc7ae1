package io.swarmkeeper.indexer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.swarmkeeper.indexer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule what_is_decided_knows_nothing_of_elasticsearchs_client =
      noClasses()
          .that()
          .resideOutsideOfPackage("..elastic..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("co.elastic..", "org.apache.hc..");

  @ArchTest
  static final ArchRule only_the_wiring_knows_quarkus =
      noClasses()
          .that()
          .resideInAnyPackage("..placing..", "..retention..", "..reconcile..", "..checkpoint..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..", "jakarta..", "org.eclipse.microprofile..", "io.micrometer..");

  @ArchTest
  static final ArchRule packages_have_no_circles =
      slices().matching("io.swarmkeeper.(**)").should().beFreeOfCycles();
}
