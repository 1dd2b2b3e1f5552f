package dev.millrace.local.report;

import dev.millrace.local.report.page.Markup;

/** What was looked at to verify the run, and what was found. */
final class VerificationSection {
  private VerificationSection() {}

  static void draw(Markup page, ReportInput input) {
    page.element("h2", "How it was verified");
    if (input.checks().isEmpty()) {
      page.element("p", "It was not verified.", "class", "card soft");
      return;
    }
    page.open("ul", "class", "checks card");
    for (Check check : input.checks()) {
      page.open("li");
      switch (check.result()) {
        case PASSED -> mark(page, "good", "✓", "passed");
        case FAILED -> mark(page, "bad", "✗", "failed");
        case SKIPPED -> mark(page, "soft", "–", "not checked");
      }
      page.element("span", check.finding()).close();
    }
    page.close();
  }

  private static void mark(Markup page, String style, String sign, String meaning) {
    page.element(
        "span",
        sign,
        "class",
        "mark " + style,
        "role",
        "img",
        "aria-label",
        meaning,
        "title",
        meaning);
  }
}
