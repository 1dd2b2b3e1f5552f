package dev.millrace.connector.bigquery.fake;

import java.util.List;

/** Exchange of a service account's key for an access token. */
final class TokenCalls {
  private static final int ONE_HOUR = 3_600;

  List<Route> routes() {
    return List.of(Route.of(Operation.TOKEN, "POST", "/token", call -> token()));
  }

  /** A refusal as OAuth has it, unlike all others. */
  static Reply refusal(Trouble.Refuse refuse) {
    return new Reply(
        refuse.code(),
        Json.object()
            .put("error", refuse.reason())
            .put("error_description", "Invalid JWT Signature."));
  }

  private static Reply token() {
    return Reply.ok(
        Json.object()
            .put("access_token", "fake-token")
            .put("token_type", "Bearer")
            .put("expires_in", ONE_HOUR));
  }
}
