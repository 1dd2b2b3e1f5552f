package dev.millrace.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.operator.access.AccessQuestion;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code helm test} asks for all that the operator may do, and the roles allow no more. */
class ChartRightsTest {
  @TempDir Path folder;

  @Test
  void theTestAsksForEveryRight() {
    Set<String> rights =
        Chart.only(ClusterRole.class, Chart.render("")).getRules().stream()
            .flatMap(ChartRightsTest::rights)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(asked(Chart.accessTest("", folder), "--may=")).isEqualTo(rights);
  }

  @Test
  void noRightIsAskedForBothWays() {
    Pod pod = Chart.accessTest("", folder);

    assertThat(asked(pod, "--may=")).doesNotContainAnyElementsOf(asked(pod, "--may-not="));
  }

  @Test
  void noRuleNamesEverything() {
    assertThat(Chart.only(ClusterRole.class, Chart.render("")).getRules())
        .allSatisfy(
            rule -> {
              assertThat(rule.getApiGroups()).doesNotContain("*");
              assertThat(rule.getResources()).doesNotContain("*");
              assertThat(rule.getVerbs()).doesNotContain("*");
            });
  }

  @Test
  void aNamespacedOperatorIsAskedAboutElsewhere() {
    Pod pod = Chart.accessTest("operator: {watchNamespaces: [a, b]}", folder);

    assertThat(pod.getSpec().getContainers())
        .extracting(container -> container.getArgs().get(0))
        .containsExactly("--namespace=a", "--namespace=system", "--namespace=*");
  }

  private static Stream<String> rights(PolicyRule rule) {
    return rule.getApiGroups().stream()
        .flatMap(
            group ->
                rule.getResources().stream()
                    .flatMap(
                        path ->
                            rule.getVerbs().stream()
                                .map(
                                    verb ->
                                        verb
                                            + " "
                                            + path
                                            + " "
                                            + group
                                            + rule.getResourceNames())));
  }

  private static Set<String> asked(Pod pod, String option) {
    Container container = pod.getSpec().getContainers().get(0);
    return container.getArgs().stream()
        .filter(argument -> argument.startsWith(option))
        .flatMap(a -> AccessQuestion.parse(a.substring(option.length()), List.of("*"), true))
        .map(
            q ->
                q.verb()
                    + " "
                    + q.resource()
                    + (q.subresource().isEmpty() ? "" : "/" + q.subresource())
                    + " "
                    + q.group()
                    + (q.name().isEmpty() ? List.of() : List.of(q.name())))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
