package dev.millrace.operator.access;

import dev.millrace.contract.env.ProcessLocale;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Asks, as whoever runs it, for each {@code --may=…} and {@code --may-not=…} in each {@code
 * --namespace=…} ({@code *} means everywhere). Prints an answer a line; exit code 1 when one is not
 * as it should be.
 */
public final class AccessCheckMain {
  private static final String MAY = "--may=";
  private static final String MAY_NOT = "--may-not=";
  private static final String NAMESPACE = "--namespace=";

  private AccessCheckMain() {}

  /** Asks and ends the process. */
  public static void main(String[] args) {
    ProcessLocale.useRoot();
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      System.exit(wrong(client, args) == 0 ? 0 : 1);
    }
  }

  /** Asks as this client; how many answers are not as they should be. */
  public static long wrong(KubernetesClient client, String... args) {
    return wrong(client, questions(args));
  }

  static List<AccessQuestion> questions(String[] args) {
    List<String> namespaces = options(args, NAMESPACE).toList();
    return Stream.concat(
            options(args, MAY).flatMap(text -> AccessQuestion.parse(text, namespaces, true)),
            options(args, MAY_NOT).flatMap(text -> AccessQuestion.parse(text, namespaces, false)))
        .toList();
  }

  private static Stream<String> options(String[] args, String name) {
    return Arrays.stream(args).filter(a -> a.startsWith(name)).map(a -> a.substring(name.length()));
  }

  private static long wrong(KubernetesClient client, List<AccessQuestion> questions) {
    long wrong = 0;
    for (AccessQuestion question : questions) {
      boolean allowed = AccessReview.allows(client, question);
      boolean right = allowed == question.expected();
      System.out.printf(
          Locale.ROOT,
          "%s %s: %s%n",
          right ? "ok   " : "WRONG",
          question,
          allowed ? "allowed" : "refused");
      wrong += right ? 0 : 1;
    }
    return wrong;
  }
}
