package dev.millrace.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.millrace.contract.env.ProcessLocale;
import org.junit.jupiter.api.Test;

/** Run, then what is seen, then what is desired, then the cluster, then status: never back. */
class DependenciesTest {
  private static final String OPERATOR = "dev.millrace.operator";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(OPERATOR);

  @Test
  void packagesDependOnEachOtherInOneDirection() {
    slices().matching(OPERATOR + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void dataFlowsFromTheRunToTheStatus() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("parts")
        .definedBy(OPERATOR)
        .layer("cleanup")
        .definedBy(OPERATOR + ".cleanup")
        .layer("events")
        .definedBy(OPERATOR + ".events")
        .layer("status")
        .definedBy(OPERATOR + ".status")
        .layer("carry")
        .definedBy(OPERATOR + ".carry")
        .layer("cluster")
        .definedBy(OPERATOR + ".cluster")
        .layer("desired")
        .definedBy(OPERATOR + ".desired")
        .layer("observed")
        .definedBy(OPERATOR + ".observed")
        .layer("ledger")
        .definedBy(OPERATOR + ".ledger")
        .layer("run")
        .definedBy(OPERATOR + ".run")
        .whereLayer("parts")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("cleanup")
        .mayOnlyBeAccessedByLayers("parts")
        .whereLayer("events")
        .mayOnlyBeAccessedByLayers("parts")
        .whereLayer("status")
        .mayOnlyBeAccessedByLayers("events", "cleanup", "parts")
        .whereLayer("carry")
        .mayOnlyBeAccessedByLayers("status", "parts")
        .whereLayer("cluster")
        .mayOnlyBeAccessedByLayers("parts")
        .whereLayer("desired")
        .mayOnlyBeAccessedByLayers("carry", "cluster", "status", "parts")
        .whereLayer("observed")
        .mayOnlyBeAccessedByLayers("desired", "cluster", "status", "events", "parts")
        .whereLayer("ledger")
        .mayOnlyBeAccessedByLayers("observed", "desired", "cleanup", "parts")
        .check(CLASSES);
  }

  @Test
  void decisionsDoNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAnyPackage(
            OPERATOR + ".desired", OPERATOR + ".observed", OPERATOR + ".status", OPERATOR + ".run")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.fabric8.kubernetes.client.dsl..",
            "io.javaoperatorsdk..",
            "org.apache.kafka..",
            "java.net..",
            "java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.fabric8.kubernetes.client.KubernetesClient")
        .because("a decision is a pure function of what was seen")
        .check(CLASSES);
  }

  @Test
  void ofOtherModulesOnlyTheContractTheApiAndTheRuntimeAreUsed() {
    classes()
        .that()
        .resideInAPackage(OPERATOR + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages(
            "dev.millrace.producer..",
            "dev.millrace.enricher..",
            "dev.millrace.sink..",
            "dev.millrace.local..",
            "dev.millrace.embedded..")
        .check(CLASSES);
  }

  @Test
  void everyProcessLeavesTheLocaleOfItsMachine() {
    assertThat(CLASSES.stream().flatMap(type -> type.getMethods().stream()))
        .filteredOn(method -> method.getName().equals("main"))
        .isNotEmpty()
        .allMatch(
            main ->
                main.getMethodCallsFromSelf().stream()
                    .anyMatch(call -> call.getTargetOwner().isEquivalentTo(ProcessLocale.class)));
  }
}
