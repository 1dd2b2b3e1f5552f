package dev.millrace.local.report;

import dev.millrace.local.report.content.Content;
import dev.millrace.local.report.content.Tally;
import dev.millrace.local.report.page.Bars;
import dev.millrace.local.report.page.FigureList;
import dev.millrace.local.report.page.Markup;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What the messages in the warehouse say. */
final class ContentSection {
  private ContentSection() {}

  static void draw(Markup page, ReportInput input) {
    String title = "What the " + input.messages() + " say";
    if (input.content() instanceof Content.Unreadable unreadable) {
      page.element("h2", title).element("p", unreadable.why(), "class", "card soft");
    } else if (input.content() instanceof Content.Found found) {
      page.element("h2", title);
      MoodSection.draw(page, found);
      page.open("div", "class", "pair");
      bars(page, found, "Top hashtags", "Hashtag", found.hashtags(), name -> sign('#', name));
      page.open("div");
      bars(page, found, "Languages", "Language", found.languages(), ContentSection::language);
      bars(page, found, "Top mentions", "Account", found.mentions(), name -> sign('@', name));
      page.close().close();
    }
  }

  private static void bars(
      Markup page,
      Content.Found found,
      String title,
      String what,
      List<Tally> tallies,
      UnaryOperator<String> name) {
    if (tallies.isEmpty()) {
      return;
    }
    List<Bars.Row> rows =
        tallies.stream()
            .map(
                tally ->
                    new Bars.Row(
                        name.apply(tally.name()),
                        tally.messages(),
                        FigureList.share(tally.messages(), found.messages())))
            .toList();
    new Bars(title, "Messages that have it, and their share of all.", what, rows, "plain")
        .draw(page);
  }

  private static String sign(char sign, String name) {
    return !name.isEmpty() && name.charAt(0) == sign ? name : sign + name;
  }

  /** The language's English name beside its tag, where Java knows one. */
  private static String language(String tag) {
    String name = Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
    return name.isEmpty() || name.equalsIgnoreCase(tag) ? tag : name + " (" + tag + ")";
  }
}
