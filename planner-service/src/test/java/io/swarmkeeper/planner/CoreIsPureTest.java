package io.swarmkeeper.planner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.swarm.RawJson;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What decides does nothing else: the same input gives the same answer, today and in a replay. */
final class CoreIsPureTest {
  private static final JavaClasses PLANNER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.swarmkeeper.planner");
  private static final String[] CORE = {
    "io.swarmkeeper.swarm..",
    "..planner.admission..",
    "..planner.plan..",
    "..planner.preflight..",
    "..planner.policy..",
    "..planner.step..",
    "..planner.rollout..",
    "..planner.drain..",
    "..planner.gate..",
    "..planner.pull..",
    "..planner.operation.."
  };
  private static final Set<String> CLOCKS =
      Set.of("now", "systemUTC", "systemDefaultZone", "system");

  @Test
  void the_core_does_no_input_or_output() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net..",
            "java.nio.file..",
            "java.nio.channels..",
            "java.net.http..",
            "java.util.concurrent..",
            "io.nats..",
            "io.quarkus..",
            "jakarta..",
            "io.swarmkeeper.bus..",
            "io.swarmkeeper.journal..",
            "..planner.store..")
        .check(PLANNER);
  }

  @Test
  void the_core_does_not_know_the_shell_around_it() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.swarmkeeper.planner", "..planner.shell..", "..planner.sight..", "..planner.nats..")
        .check(PLANNER);
  }

  @Test
  void the_core_leaves_the_engines_json_to_the_readers() {
    assertThat(
            RawJson.readIn(
                Observed.class,
                Arrays.stream(CORE)
                    .filter(name -> name.startsWith("..planner."))
                    .map(name -> "io.swarmkeeper" + name.substring(1, name.length() - 2))
                    .toArray(String[]::new)))
        .isEmpty();
  }

  @Test
  void no_package_needs_one_that_needs_it() {
    slices().matching("io.swarmkeeper.(**)").should().beFreeOfCycles().check(PLANNER);
  }

  @Test
  void the_core_has_no_logger() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.jboss.logging..")
        .check(PLANNER);
  }

  @Test
  void the_core_has_no_clock_and_no_dice() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaMethodCall>("it asks a clock or throws dice") {
              @Override
              public boolean test(JavaMethodCall call) {
                var owner = call.getTargetOwner().getFullName();
                return (owner.startsWith("java.time.") && CLOCKS.contains(call.getName()))
                    || (owner.equals("java.lang.System") && !call.getName().equals("arraycopy"))
                    || owner.equals("java.util.UUID")
                    || owner.startsWith("java.lang.Thread");
              }
            })
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.(util\\.(Random|concurrent\\..*)|security\\.SecureRandom|time\\.Clock)")
        .check(PLANNER);
  }
}
