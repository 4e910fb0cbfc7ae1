package io.swarmkeeper.record;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.journal.Journal;

/** The record is a function of the journal: whoever checks it must come to the same. */
@AnalyzeClasses(
    packages = "io.swarmkeeper.record",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule NO_INPUT_OR_OUTPUT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Bus.class, Bucket.class, Journal.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.nats..",
              "io.quarkus..",
              "jakarta..",
              "org.slf4j..",
              "java.net..",
              "java.nio.file..",
              "java.nio.channels..",
              "java.util.concurrent..",
              "co.elastic..");

  @ArchTest
  static final ArchRule NO_CLOCK =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.Clock.class, "instant");

  @ArchTest
  static final ArchRule A_SEAL_KNOWS_NO_FIELDS =
      noClasses()
          .that()
          .resideInAnyPackage("..record.checkpoint..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.swarmkeeper.record", "..record.verify..");

  @ArchTest
  static final ArchRule PACKAGES_DO_NOT_DEPEND_ON_EACH_OTHER_IN_CIRCLES =
      slices().matching("io.swarmkeeper.(**)").should().beFreeOfCycles();
}
