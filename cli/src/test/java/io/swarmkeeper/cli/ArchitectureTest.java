package io.swarmkeeper.cli;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.swarmkeeper.cli.session.CleanOutput;
import java.io.PrintStream;
import java.io.PrintWriter;

@AnalyzeClasses(
    packages = "io.swarmkeeper.cli",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** Each package is a slice of its own, the one above them too. */
  @ArchTest
  static final ArchRule NO_PACKAGE_CIRCLES =
      slices().matching("io.swarmkeeper.(**)").should().beFreeOfCycles();

  /** What is written is cleaned. */
  @ArchTest
  static final ArchRule ONE_DOOR =
      noClasses()
          .that(JavaClass.Predicates.belongToAnyOf(CleanOutput.class).negate())
          .and()
          .doNotHaveFullyQualifiedName(Main.class.getName())
          .should()
          .accessTargetWhere(
              targetOwner(assignableTo(PrintStream.class).or(assignableTo(PrintWriter.class))))
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("CleanOutput is the only door");
}
