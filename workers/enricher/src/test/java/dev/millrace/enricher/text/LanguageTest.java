package dev.millrace.enricher.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enricher.json.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  private final TextScan scan = new TextScan();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | The queue was terrible but the coffee is the best in town
          en | I'm so proud of you, that's all
          en | Free cake in the office. Life is good.
          de | Endlich wieder zu Hause, aber der Zug war schon wieder zu spät
          de | Das Essen war kalt und der Kellner unfreundlich
          fr | Je suis tellement content d'être ici avec vous
          fr | L'attente était longue, mais ça valait le coup
          es | ¡Qué alegría verte ayer! Hoy es un gran día
          es | El tren llegó tarde otra vez y no hay nadie que lo explique
          pt | Não consigo dormir, o barulho da rua é insuportável
          pt | Você é demais, obrigada por tudo
          it | Non riesco a dormire, il rumore della strada è insopportabile
          nl | De trein is weer te laat en het regent ook nog
          sv | Jag är så trött på att tåget alltid är sent
          da | Jeg er så træt af at toget altid er forsinket
          pl | Nie mogę spać, bo na ulicy jest bardzo głośno
          tr | Bugün hava çok güzel ama tren yine geç kaldı
          id | Kopi di sini enak sekali, saya pasti datang lagi
          ru | Поезд снова опоздал, и я очень устал
          uk | Потяг знову запізнився, і я дуже втомився
          ar | القطار متأخر مرة أخرى
          fa | قطار دوباره دیر کرد و من خیلی خسته هستم
          ur | ٹرین پھر لیٹ ہے اور میں بہت تھکا ہوا ہوں
          hi | ट्रेन फिर से लेट है और मैं थक गया हूँ
          mr | ही गाडी पुन्हा उशिरा आली आणि मी थकलो आहे
          ja | 電車がまた遅れて、もう疲れた。
          ja | Berlinで最高のコーヒー!
          zh | 火车又晚点了,我很累。
          ko | Acme Corp의 기차가 또 늦었다. 너무 피곤해.
          el | Το τρένο άργησε πάλι
          he | הרכבת שוב מאחרת
          th | รถไฟมาสายอีกแล้ว
          bn | ট্রেন আবার দেরি
          ta | ரயில் மீண்டும் தாமதம்
          te | రైలు మళ్ళీ ఆలస్యం
          """)
  void tells(String tag, String text) {
    scan.read(Texts.of(text));

    assertThat(scan.language()).isEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "😀 12:30 ...",
        "Gutted.",
        "Paris London Berlin",
        "@the_and_of #theandof https://the.and.of/to/in",
        "ok ok ok",
        "no",
        "Ավտոբուս"
      })
  void saysNothingWhenUnsure(String text) {
    scan.read(Texts.of(text));

    assertThat(scan.language()).isNull();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = "ALL OF THIS IS THE SAME|all of this is the same")
  void capitalsMakeNoDifference(String one, String other) {
    scan.read(Texts.of(one));
    String first = scan.language();
    scan.read(Texts.of(other));

    assertThat(first).isEqualTo("en").isEqualTo(scan.language());
  }
}
