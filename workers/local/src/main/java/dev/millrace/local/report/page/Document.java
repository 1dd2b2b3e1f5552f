package dev.millrace.local.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * A whole page that needs nothing but itself: style and script are in it, and it may fetch nothing.
 */
public final class Document {
  private static final String STYLE = resource("page.css");
  private static final String SCRIPT = resource("page.js");

  private Document() {}

  /** The page, complete. */
  public static String of(String title, Consumer<Markup> body) {
    Markup page = new Markup();
    page.trusted("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy());
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.element("title", title).open("style").trusted(STYLE).close().close().open("body");
    body.accept(page);
    page.open("script").trusted(SCRIPT).close().close().close();
    return page + "\n";
  }

  /** Lets exactly our own script run, so that no text of a message ever could. */
  private static String policy() {
    return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
        + " script-src 'sha256-"
        + sha256(SCRIPT)
        + "'";
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Document.class.getResourceAsStream(name)) {
      // A browser reads CRLF as LF, and the policy names the script by its hash.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
