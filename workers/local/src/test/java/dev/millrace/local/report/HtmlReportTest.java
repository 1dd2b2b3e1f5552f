package dev.millrace.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.report.content.Content;
import dev.millrace.local.report.content.Mood;
import dev.millrace.local.report.history.History;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
  private static final RunTotals ZERO =
      new RunTotals(OptionalLong.empty(), 0, 0, 0, Map.of(), OptionalLong.of(0));
  private static final RunTotals ALL_DEAD =
      new RunTotals(OptionalLong.of(5), 5, 0, 5, Map.of("NotAnObject", 3L), OptionalLong.empty());

  static Stream<ReportInput> everyKind() {
    return Stream.of(
        Inputs.good(),
        Inputs.with(History.NONE),
        Inputs.with(Inputs.history(0)),
        Inputs.with(Inputs.history(0, 1, 2, 60, 61, 9_000, 100_000, 100_001)),
        Inputs.with(Inputs.history(IntStream.range(0, History.MOST_SPANS).toArray())),
        Inputs.with(new Content.Nothing()),
        Inputs.with(new Content.Unreadable("The warehouse is locked.")),
        Inputs.with(
            new Content.Found(
                5,
                Optional.of(new Mood(1, 2, 2, 0)),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of())),
        Inputs.with(new RunEnd.Completed(), ZERO),
        Inputs.with(new RunEnd.Completed(), ALL_DEAD),
        Inputs.with(new RunEnd.Stopped(), ZERO),
        Inputs.with(new RunEnd.Failed("The disk is full."), ALL_DEAD));
  }

  @Test
  void looksAsItDid() throws IOException {
    String html = HtmlReport.render(Inputs.good());
    String body = html.substring(html.indexOf("<body>"), html.indexOf("<script>"));
    Path actual = Path.of("target", "good.html");
    Files.writeString(actual, body);

    assertThat(body)
        .as("the page's body; if the change is meant, copy %s to the test's resources", actual)
        .isEqualTo(
            new String(
                    HtmlReportTest.class.getResourceAsStream("good.html").readAllBytes(),
                    StandardCharsets.UTF_8)
                .replace("\r\n", "\n"));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void isWellFormedAndHasNoBrokenNumbers(ReportInput input) {
    String html = HtmlReport.render(input);

    assertThat(new Page(html).texts("//h1")).containsExactly("tweets");
    assertThat(html).doesNotContain("NaN", "Infinity", "null", "Optional");
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void needsNothingButItself(ReportInput input) {
    String html = HtmlReport.render(input);

    Page page = new Page(html);
    assertThat(page.texts("//@src | //@href | //@srcset | //link | //iframe | //img")).isEmpty();
    assertThat(html).doesNotContain("url(", "@import", "http:", "https:");
    assertThat(page.texts("//meta[@http-equiv]/@content"))
        .first()
        .asString()
        .startsWith("default-src 'none';");
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void everyChartHasATitleAndIsATableToo(ReportInput input) {
    Page page = new Page(HtmlReport.render(input));

    int charts = page.texts("//figure").size();
    assertThat(page.texts("//figure[figcaption/h3[string()] and .//table//tr]")).hasSize(charts);
    assertThat(page.texts("//svg[not(@aria-hidden)]")).isEmpty();
    assertThat(page.texts("//div[@role='img' and not(string(@aria-label))]")).isEmpty();
    assertThat(page.texts("//table[count(.//th[@scope]) = 0]")).isEmpty();
    assertThat(page.texts("//table[@class='data']//tr[count(*) != count(../../thead/tr/th)]"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "'><img src=x onerror=alert(1)>",
        "<!--x",
        "]]>",
        "&lt;b&gt;",
        "</style></title></svg>",
        "javascript:alert(1)",
        "https://example.com/?a=1&b=2"
      })
  void noNameBecomesMarkup(String name) {
    Page page = new Page(HtmlReport.render(Inputs.named(name)));

    assertThat(page.texts("//script | //img")).hasSize(1);
    assertThat(page.texts("//@*[starts-with(name(), 'on')] | //@href | //@src")).isEmpty();
    assertThat(page.texts("//h1")).containsExactly(name.strip());
    assertThat(page.texts("//title"))
        .containsExactly((name + " · millrace").replaceAll("\\s+", " "));
    assertThat(page.texts("//bdi")).contains("#" + name, "@" + name, name.strip());
  }

  @Test
  void charactersThatNoDocumentMayHoldAreReplaced() {
    String html = HtmlReport.render(Inputs.named("a\u0000\u001b[31m\uD800\u202Eb"));
    assertThat(new Page(html).texts("//h1")).containsExactly("a\uFFFD\uFFFD[31m\uFFFD\u202Eb");
  }

  @Test
  void withoutContentThereIsNoSuchSection() {
    assertThat(headings(Inputs.with(new Content.Nothing())))
        .containsExactly(
            "How it went", "Dead letters", "How it was verified", "Settings", "Versions");
  }

  @Test
  void contentThatIsNotTweetsIsCalledMessages() {
    assertThat(headings(Inputs.good())).contains("What the tweets say");
    assertThat(headings(Inputs.with(Inputs.content("a")))).contains("What the messages say");
  }

  @Test
  void stoppedRunsHaveMessagesOnTheirWayNotMissing() {
    RunTotals totals = new RunTotals(OptionalLong.of(10), 7, 4, 1, Map.of(), OptionalLong.empty());
    List<String> tiles = tiles(Inputs.with(new RunEnd.Stopped(), totals));
    assertThat(tiles).contains("Produced 7 of 10", "On their way 2");
    assertThat(tiles(Inputs.with(new RunEnd.Completed(), totals))).contains("Missing 2");
  }

  @Test
  void totalsAreWrittenForPeople() {
    assertThat(tiles(Inputs.good()))
        .containsExactly(
            "Produced 1,000",
            "Written 997 99.7% of those produced",
            "Dead letters 3 0.3% of those produced",
            "Missing 0",
            "Duplicates 0",
            "Time running 3.0 s",
            "Average rate 997/s while writing",
            "Peak rate 997/s into the warehouse",
            "Peak memory 700 MB of the whole process");
  }

  @Test
  void deadLettersWithoutAReasonAreStillCounted() {
    Page page = new Page(HtmlReport.render(Inputs.with(new RunEnd.Completed(), ALL_DEAD)));
    assertThat(page.texts("//table[@class='bars']/tbody/tr"))
        .containsExactly(
            "NotAnObject: the value is JSON but not an object 3 60.0%", "Reason not known 2 40.0%");
  }

  @Test
  void stopsAreNamedAndDrawn() {
    Page page =
        new Page(
            HtmlReport.render(
                Inputs.with(Inputs.history(new int[][] {{0, 1}, {60, 61}, {7_261}}))));
    assertThat(page.texts("(//figure)[1]//div[@class='pause']/@title"))
        .containsExactly("Not running for 59 s", "Not running for 2 h");
    assertThat(page.texts("(//figure)[1]//*[@class='producer']/*[starts-with(@class, 'line')]"))
        .hasSize(3);
  }

  @Test
  void equalInputGivesEqualText() {
    assertThat(HtmlReport.render(Inputs.good())).isEqualTo(HtmlReport.render(Inputs.good()));
  }

  @Test
  void isWrittenInPlaceOfAnOlderOne(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new/folder/report.html");
    HtmlReport.write(Inputs.with(History.NONE), file);
    HtmlReport.write(Inputs.good(), file);
    assertThat(file).hasContent(HtmlReport.render(Inputs.good()));
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  private static List<String> headings(ReportInput input) {
    return new Page(HtmlReport.render(input)).texts("//h2");
  }

  private static List<String> tiles(ReportInput input) {
    return new Page(HtmlReport.render(input)).texts("//dl/div");
  }
}
