package dev.millrace.operator.access;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Asks the API server what whoever asks may do. */
public final class AccessReview {
  private AccessReview() {}

  /** Whether it is allowed. */
  public static boolean allows(KubernetesClient client, AccessQuestion question) {
    SelfSubjectAccessReview review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb(question.verb())
            .withGroup(question.group())
            .withResource(question.resource())
            .withSubresource(question.subresource())
            .withName(question.name())
            .withNamespace(question.namespace())
            .endResourceAttributes()
            .endSpec()
            .build();
    return client
        .authorization()
        .v1()
        .selfSubjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }
}
