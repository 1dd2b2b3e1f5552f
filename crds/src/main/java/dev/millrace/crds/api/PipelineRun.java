package dev.millrace.crds.api;

import dev.millrace.contract.names.RunNames;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A pipeline from a source through Kafka to a warehouse, run once or without end. */
@Group(PipelineRun.GROUP)
@Version(PipelineRun.VERSION)
@ShortNames("mrun")
@AdditionalPrinterColumn(name = "PHASE", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "REASON", jsonPath = ".status.summary.reason")
@AdditionalPrinterColumn(name = "RATE", jsonPath = ".status.summary.throughput")
@AdditionalPrinterColumn(name = "LAG", jsonPath = ".status.summary.lag")
@AdditionalPrinterColumn(name = "WRITTEN", jsonPath = ".status.summary.written")
@AdditionalPrinterColumn(
    name = "VERIFIED",
    jsonPath = ".status.conditions[?(@.type==\"Verified\")].status")
@AdditionalPrinterColumn(name = "READY", jsonPath = ".status.summary.ready", priority = 1)
@AdditionalPrinterColumn(name = "WAREHOUSE", jsonPath = ".status.summary.warehouse", priority = 1)
@AdditionalPrinterColumn(
    name = "AGE",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
    value = "self.metadata.name.size() <= " + RunNames.MAX_LENGTH,
    message = Rules.NAME_LENGTH,
    fieldPath = ".metadata.name")
@ValidationRule(
    value = "!self.metadata.name.contains('.')",
    message = Rules.NAME_LABEL,
    fieldPath = ".metadata.name")
public class PipelineRun extends CustomResource<PipelineRunSpec, PipelineRunStatus>
    implements Namespaced {
  /** API group. */
  public static final String GROUP = "millrace.dev";

  /** Version within the group. */
  public static final String VERSION = "v1alpha1";

  /** What stands under {@code apiVersion}. */
  public static final String API_VERSION = GROUP + "/" + VERSION;

  /** What stands under {@code kind}. */
  public static final String KIND = "PipelineRun";

  /** Name of the CRD. */
  public static final String CRD_NAME = "pipelineruns." + GROUP;

  private static final long serialVersionUID = 1L;
}
