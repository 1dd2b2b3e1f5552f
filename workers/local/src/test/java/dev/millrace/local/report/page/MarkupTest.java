package dev.millrace.local.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void textCannotBecomeMarkup() {
    assertThat(new Markup().element("p", "<script>alert('1' & \"2\")</script>").toString())
        .isEqualTo("<p>&lt;script&gt;alert(&#39;1&#39; &amp; &quot;2&quot;)&lt;/script&gt;</p>");
  }

  @Test
  void attributesCannotBeLeft() {
    assertThat(new Markup().empty("p", "title", "\" onclick=\"alert(1)").toString())
        .isEqualTo("<p title=\"&quot; onclick=&quot;alert(1)\"/>");
  }

  @Test
  void whatADocumentMustNotHoldIsReplaced() {
    assertThat(new Markup().text("a\u0000b\uD800c\u001bd\uFFFFe\u0085f").toString())
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
  }

  @Test
  void textOfAllScriptsStays() {
    String text = "नमस्ते 日本 مرحبا 👩‍👩‍👧 é\n\t";
    assertThat(new Markup().text(text).toString()).isEqualTo(text);
  }

  @Test
  void elementsCloseInOrder() {
    assertThat(new Markup().open("ul", "class", "x").element("li", "1").close().toString())
        .isEqualTo("<ul class=\"x\">\n<li>1</li></ul>");
  }

  @Test
  void anElementLeftOpenIsAMistake() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Markup().open("ul").toString())
        .withMessage("still open: [ul]");
  }

  @Test
  void anAttributeWithoutValueIsAMistake() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Markup().open("ul", "class"));
  }
}
