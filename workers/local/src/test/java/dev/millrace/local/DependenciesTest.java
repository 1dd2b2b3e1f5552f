package dev.millrace.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.millrace.contract.env.Env;
import dev.millrace.contract.env.ProcessLocale;
import dev.millrace.runtime.stage.StageMain;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Dependencies point one way: between modules as the contribution guide draws them, and between
 * packages, which never form a circle. Seen from here is everything but the operator.
 */
class DependenciesTest {
  private static final String PROJECT = "dev.millrace..";
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.millrace");

  /** A module and those that it may see. */
  private enum Module {
    CONTRACT,
    EMBEDDED,
    EVENT(CONTRACT),
    RUNTIME(CONTRACT),
    CONNECTOR(RUNTIME, EVENT, CONTRACT),
    CRDS(CONNECTOR, CONTRACT),
    PRODUCER(CONNECTOR, RUNTIME, EVENT, CONTRACT),
    ENRICHER(RUNTIME, EVENT, CONTRACT),
    SINK(CONNECTOR, RUNTIME, EVENT, CONTRACT),
    LOCAL(CONNECTOR, CRDS, PRODUCER, ENRICHER, SINK, EMBEDDED, RUNTIME, EVENT, CONTRACT);

    private final Module[] sees;

    Module(Module... sees) {
      this.sees = sees;
    }

    String packages() {
      return "dev.millrace." + name().toLowerCase(Locale.ROOT) + "..";
    }

    String[] mayUse() {
      return Stream.concat(Stream.of(this), Stream.of(sees))
          .map(Module::packages)
          .toArray(String[]::new);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aModuleSeesOnlyThoseBeforeIt(Module module) {
    classes()
        .that()
        .resideInAPackage(module.packages())
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(PROJECT).or(resideInAnyPackage(module.mayUse())))
        .check(CODE);
  }

  @Test
  void everyClassIsInAKnownModule() {
    classes()
        .should()
        .resideInAnyPackage(Stream.of(Module.values()).map(Module::packages).toArray(String[]::new))
        .check(CODE);
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching("dev.millrace.(**)").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void onePlaceReadsTheEnvironment() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Env.class)
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(CODE);
  }

  /** Kafka, for one, cannot start in every locale. */
  @Test
  void everyProcessLeavesTheLocaleOfItsMachine() {
    assertThat(CODE.stream().flatMap(type -> type.getMethods().stream()))
        .filteredOn(method -> method.getName().equals("main"))
        .isNotEmpty()
        .allMatch(
            main ->
                main.getMethodCallsFromSelf().stream()
                    .map(call -> call.getTargetOwner())
                    .anyMatch(
                        owner ->
                            owner.isEquivalentTo(ProcessLocale.class)
                                || owner.isEquivalentTo(StageMain.class)));
  }
}
