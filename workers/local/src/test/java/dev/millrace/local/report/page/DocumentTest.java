package dev.millrace.local.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DocumentTest {
  @Test
  void thePolicyLetsExactlyThePagesOwnScriptRun() throws Exception {
    String html = Document.of("title", page -> page.element("p", "body"));
    String script = html.substring(html.indexOf("<script>") + 8, html.indexOf("</script>"));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));

    assertThat(html)
        .contains("script-src &#39;sha256-" + Base64.getEncoder().encodeToString(digest) + "&#39;");
  }

  @Test
  void theTitleIsEscaped() {
    assertThat(Document.of("</title><b>", page -> {}))
        .contains("<title>&lt;/title&gt;&lt;b&gt;</title>");
  }
}
