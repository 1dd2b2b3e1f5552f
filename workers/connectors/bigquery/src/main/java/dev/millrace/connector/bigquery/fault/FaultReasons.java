package dev.millrace.connector.bigquery.fault;

import java.util.Map;

/**
 * The meaning of HTTP codes and reason codes, after
 * https://cloud.google.com/bigquery/docs/error-messages. Texts are never looked at: they change.
 */
final class FaultReasons {
  private static final Map<String, FaultKind> BY_REASON =
      Map.ofEntries(
          Map.entry("backendError", FaultKind.TRANSIENT),
          Map.entry("internalError", FaultKind.TRANSIENT),
          Map.entry("jobBackendError", FaultKind.TRANSIENT),
          Map.entry("jobInternalError", FaultKind.TRANSIENT),
          Map.entry("tableUnavailable", FaultKind.TRANSIENT),
          Map.entry("stopped", FaultKind.TRANSIENT),
          Map.entry("timeout", FaultKind.TRANSIENT),
          Map.entry("resourceInUse", FaultKind.TRANSIENT),
          Map.entry("conditionNotMet", FaultKind.TRANSIENT),
          Map.entry("rateLimitExceeded", FaultKind.RATE_LIMIT),
          Map.entry("userRateLimitExceeded", FaultKind.RATE_LIMIT),
          Map.entry("jobRateLimitExceeded", FaultKind.RATE_LIMIT),
          Map.entry("quotaExceeded", FaultKind.QUOTA),
          Map.entry("dailyLimitExceeded", FaultKind.QUOTA),
          Map.entry("blocked", FaultKind.QUOTA),
          Map.entry("duplicate", FaultKind.DUPLICATE),
          Map.entry("alreadyExists", FaultKind.DUPLICATE),
          Map.entry("notFound", FaultKind.NOT_FOUND),
          Map.entry("authError", FaultKind.CREDENTIALS),
          Map.entry("invalid_grant", FaultKind.CREDENTIALS),
          Map.entry("accessDenied", FaultKind.DENIED),
          Map.entry("forbidden", FaultKind.DENIED),
          Map.entry("insufficientPermissions", FaultKind.DENIED),
          Map.entry("accessNotConfigured", FaultKind.API_DISABLED),
          Map.entry("SERVICE_DISABLED", FaultKind.API_DISABLED),
          Map.entry("billingNotEnabled", FaultKind.BILLING),
          Map.entry("BILLING_DISABLED", FaultKind.BILLING),
          Map.entry("userProjectMissing", FaultKind.QUOTA_PROJECT),
          Map.entry("userProjectInvalid", FaultKind.QUOTA_PROJECT),
          Map.entry("userProjectAccessDenied", FaultKind.QUOTA_PROJECT),
          Map.entry("userProjectAccountProblem", FaultKind.QUOTA_PROJECT),
          Map.entry("USER_PROJECT_DENIED", FaultKind.QUOTA_PROJECT),
          Map.entry("CONSUMER_INVALID", FaultKind.QUOTA_PROJECT),
          Map.entry("resourcesExceeded", FaultKind.TOO_LARGE),
          Map.entry("responseTooLarge", FaultKind.TOO_LARGE),
          Map.entry("uploadTooLarge", FaultKind.TOO_LARGE));

  private FaultReasons() {}

  static boolean isKnown(String reason) {
    return BY_REASON.containsKey(reason);
  }

  static FaultKind kind(int code, String reason) {
    FaultKind known = BY_REASON.get(reason);
    return known != null ? known : byCode(code);
  }

  private static FaultKind byCode(int code) {
    return switch (code) {
      case 0, 408 -> FaultKind.TRANSIENT;
      case 429 -> FaultKind.RATE_LIMIT;
      case 401 -> FaultKind.CREDENTIALS;
      case 403 -> FaultKind.DENIED;
      case 404 -> FaultKind.NOT_FOUND;
      case 409 -> FaultKind.DUPLICATE;
      case 413 -> FaultKind.TOO_LARGE;
      default -> code >= 500 ? FaultKind.TRANSIENT : FaultKind.REFUSED;
    };
  }
}
