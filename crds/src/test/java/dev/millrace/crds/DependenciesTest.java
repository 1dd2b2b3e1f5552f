package dev.millrace.crds;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The API knows nobody, the plan knows the API, and neither knows who uses them. */
class DependenciesTest {
  private static final String CRDS = "dev.millrace.crds";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(CRDS);

  @Test
  void packagesDependOnEachOtherInOneDirection() {
    slices().matching(CRDS + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(CRDS + ".api")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CRDS + ".plan", CRDS + ".check")
        .check(CLASSES);
  }

  @Test
  void ofMillraceOnlyTheContractAndConnectorsAreUsed() {
    noClasses()
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "belong to another module than the contract and the connectors",
                type ->
                    type.getPackageName().startsWith("dev.millrace.")
                        && !type.getPackageName().startsWith(CRDS)
                        && !type.getPackageName().startsWith("dev.millrace.contract")
                        && !type.getPackageName().startsWith("dev.millrace.connector")))
        .check(CLASSES);
  }

  @Test
  void planningTouchesNothingOutside() {
    noClasses()
        .that()
        .resideInAnyPackage(CRDS + ".api", CRDS + ".plan")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.net..", "io.fabric8.kubernetes.client.dsl..")
                .or(type(Files.class))
                // A URI is text that is taken apart; nothing is connected to.
                .and(not(belongToAnyOf(URI.class, URISyntaxException.class))))
        .because("a plan is a pure function of the run")
        .check(CLASSES);
  }
}
