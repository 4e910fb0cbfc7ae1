package io.swarmkeeper.watcher;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;

@AnalyzeClasses(
    packages = "io.swarmkeeper.watcher",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule the_judges_know_the_contract_and_plain_values_only =
      classes()
          .that(resideInAPackage("..watcher.judge.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "..watcher.judge..",
                  "io.swarmkeeper.contract..",
                  "io.swarmkeeper.swarm..",
                  "java.lang..",
                  "java.time..",
                  "java.util",
                  "java.util.stream",
                  "java.util.function"));

  @ArchTest
  static final ArchRule the_judges_ask_no_clock_and_throw_no_dice =
      noClasses()
          .that(resideInAPackage("..watcher.judge.."))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule no_package_needs_one_that_needs_it =
      slices().matching("io.swarmkeeper.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_the_engine_package_reads_the_engines_json =
      noClasses()
          .that(not(resideInAPackage("..watcher.engine..")))
          .should()
          .dependOnClassesThat(resideInAPackage("com.fasterxml.."));
}
