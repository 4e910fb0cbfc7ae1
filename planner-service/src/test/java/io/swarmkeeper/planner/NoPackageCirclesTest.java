package io.swarmkeeper.planner;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swarmkeeper.service.EachPackage;
import org.junit.jupiter.api.Test;

/** Packages lie above one another: none needs another that needs it, however far round. */
final class NoPackageCirclesTest {
  @Test
  void no_packages_need_each_other() {
    slices()
        .assignedFrom(new EachPackage())
        .should()
        .beFreeOfCycles()
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.swarmkeeper.planner"));
  }
}
