package dev.millrace.local.report;

import dev.millrace.local.report.page.Document;
import dev.millrace.local.report.page.Markup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The report as one HTML file that needs nothing else, wherever it is opened. */
public final class HtmlReport {
  private HtmlReport() {}

  /** The page. Equal input gives equal text. */
  public static String render(ReportInput input) {
    return Document.of(input.run() + " · millrace", page -> draw(page, input));
  }

  /**
   * Writes the page, in one step, in place of a file that may be there. Folders on the way are
   * made.
   *
   * @throws IOException when the file or its folder cannot be written
   */
  public static void write(ReportInput input, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      // A terminal or a pipe cannot be replaced.
      Files.writeString(target, render(input));
      return;
    }
    Files.createDirectories(target.getParent());
    Path aside = target.resolveSibling(target.getFileName() + ".new");
    Files.writeString(aside, render(input));
    Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void draw(Markup page, ReportInput input) {
    page.open("main");
    SummarySection.draw(page, input);
    SpeedSection.draw(page, input);
    DeadLetterSection.draw(page, input.totals());
    ContentSection.draw(page, input);
    VerificationSection.draw(page, input);
    SettingsSection.draw(page, input);
    page.close();
  }
}
