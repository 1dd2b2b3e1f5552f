package dev.millrace.crds.apiserver;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One {@link ApiServer} for all test classes of a JVM, started when the first one needs it; tests
 * take it or a {@link KubernetesClient} as a parameter. Where there is no API server to start, the
 * class is skipped and says so.
 */
public final class ApiServerExtension implements ExecutionCondition, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(ApiServerExtension.class);

  private record Shared(ApiServer server, KubernetesClient client) implements AutoCloseable {
    @Override
    public void close() {
      client.close();
      server.close();
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return ApiServerBinaries.find()
        .map(found -> ConditionEvaluationResult.enabled("found in " + found.folder()))
        .orElseGet(() -> ConditionEvaluationResult.disabled(ApiServerBinaries.HOW));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ApiServer.class || type == KubernetesClient.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Shared shared =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Shared.class, key -> share(), Shared.class);
    return parameter.getParameter().getType() == ApiServer.class
        ? shared.server()
        : shared.client();
  }

  private static Shared share() {
    ApiServer server = ApiServer.start(ApiServerBinaries.find().orElseThrow());
    return new Shared(server, server.client());
  }
}
