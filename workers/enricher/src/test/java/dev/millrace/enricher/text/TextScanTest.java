package dev.millrace.enricher.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enricher.json.Texts;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextScanTest {
  private final TextScan scan = new TextScan();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          ``                                  | 0
          ` ... !? -- `                       | 0
          one                                 | 1
          Don't stop, it’s rock'n'roll        | 4
          'quoted' words                      | 2
          well-known                          | 2
          3,000.50 or 3. 4                    | 4
          a.b                                 | 2
          snake_case _ x                      | 2
          Ünïcödé Größe ünder                 | 3
          été e\u0301te\u0301                 | 2
          अभी बहुत खुशी है                     | 4
          मिलकर की ज़िंदगी                      | 3
          Привет, мир!                        | 2
          مرحبا بالعالم                       | 2
          안녕하세요 세계                        | 2
          最高の試合                            | 5
          コーヒーを飲む                         | 4
          カラオケ カラ                         | 2
          𠮷野家 abc                           | 4
          👩‍🚀 😀 ❤️ 👍🏽                        | 0
          I ❤️ you😀too                       | 3
          1️⃣ first                            | 2
          𝐇𝐞𝐥𝐥𝐨 𝐰𝐨𝐫𝐥𝐝                         | 2
          @jane thanks #coffee                | 3
          see https://t.co/abc?x=1,2 now      | 2
          """)
  void countsWords(String text, int words) {
    scan.read(Texts.of(text));

    assertThat(scan.words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          #one #Two,#three.#4four               | one Two three 4four
          twice #same #same                     | same same
          #été #日本語 #नमस्ते #crème_brûlée ＃全角 | été 日本語 नमस्ते crème_brûlée 全角
          (#in) "#quotes" 字 #x                 | in quotes x
          no#tag a_#b &#39; #1 #123 # ## #_ #!  | ``
          ##double                              | double
          https://x.org/#part https://x.org/a#b | ``
          #a#b                                  | a
          #don't                                | don
          #go😀 😀#after                         | go after
          """)
  void findsHashtags(String text, String expected) {
    assertFound(text, TextScan::hashtags, expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          @one, @two_2! (@Three) .@four RT:@five | one two_2 Three four five
          me@example.org a_@b !@x $@y @@z @ @- #@q | ``
          @éa @aé @user字 ＠wide @한글           | user wide
          @a@b                                   | a
          https://x.org/@user                    | ``
          """)
  void findsMentions(String text, String expected) {
    assertFound(text, TextScan::mentions, expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          https://t.co/aB3 and HTTP://X.ORG          | https://t.co/aB3 HTTP://X.ORG
          (see https://x.org/a). "https://y.org/b?"  | https://x.org/a https://y.org/b
          https://e.org/Mill_(water)_race, ok        | https://e.org/Mill_(water)_race
          https://x.org/a?b=c&d=%20#e-f~g            | https://x.org/a?b=c&d=%20#e-f~g
          https://x.org/Käse https://пример.рф/мир   | https://x.org/Käse https://пример.рф/мир
          見てhttps://t.co/abcです https://t.co/가나  | https://t.co/abc https://t.co/
          <https://x.org/a> https://x.org/b\\c       | https://x.org/a https://x.org/b
          http:// https://. xhttps://x.org http:/x   | ``
          https http htt h ht                        | ``
          https://x                                  | https://x
          """)
  void findsUrls(String text, String expected) {
    assertFound(text, TextScan::urls, expected);
  }

  @Test
  void everyPrefixOfATextCanBeScanned() {
    String text = "#ta_g @me https://x.org/(a) don't 3.5 字カ 𝐇𝐞 👩‍🚀 हिन्दी e\u0301 ＃全 ＠a";
    for (int end = 0; end <= text.length(); end++) {
      if (end == 0 || !Character.isHighSurrogate(text.charAt(end - 1))) {
        scan.read(Texts.of(text.substring(0, end)));
        assertThat(scan.words()).isBetween(0, end);
      }
    }
  }

  private void assertFound(
      String text, java.util.function.Function<TextScan, TextRanges> which, String expected) {
    scan.read(Texts.of(text));
    TextRanges textRanges = which.apply(scan);
    List<String> found =
        IntStream.range(0, textRanges.count())
            .mapToObj(i -> text.substring(textRanges.from(i), textRanges.to(i)))
            .toList();

    assertThat(found).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
  }
}
