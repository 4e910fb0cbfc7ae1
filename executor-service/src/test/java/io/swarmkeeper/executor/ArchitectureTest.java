package io.swarmkeeper.executor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineHttp;
import io.swarmkeeper.engine.EngineStream;
import io.swarmkeeper.engine.EngineTrouble;

/** What decides does no I/O. */
@AnalyzeClasses(
    packages = "io.swarmkeeper.executor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] PURE = {
    "..executor.command..", "..executor.guard..", "..executor.spec.."
  };

  @ArchTest
  static final ArchRule DECIDING_NEEDS_NO_ENGINE =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Engine.class, EngineHttp.class, EngineStream.class, EngineTrouble.class);

  @ArchTest
  static final ArchRule DECIDING_NEEDS_NO_BUS_CLOCK_THREAD_OR_LOG =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.nats..",
              "io.swarmkeeper.bus..",
              "io.swarmkeeper.journal..",
              "io.quarkus..",
              "jakarta..",
              "org.eclipse.microprofile..",
              "io.swarmkeeper.service..",
              "org.slf4j..",
              "java.io..",
              "java.net..",
              "java.nio..",
              "java.util.concurrent..",
              "..executor.execution..",
              "..executor.engine..",
              "..executor.nats..")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.Clock.class, "instant");

  @ArchTest
  static final ArchRule GUARDS_KNOW_NO_COMMANDS =
      noClasses()
          .that()
          .resideInAPackage("..executor.guard..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..executor.command..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CIRCLES =
      slices().matching("io.swarmkeeper.(**)").should().beFreeOfCycles();
}
