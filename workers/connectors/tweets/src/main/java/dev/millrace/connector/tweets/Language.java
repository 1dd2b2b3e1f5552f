package dev.millrace.connector.tweets;

import java.util.Locale;

/** The languages tweets are written in. Order and shares are part of what a seed means. */
enum Language {
  EN("en", 36, false),
  ES("es", 14, false),
  PT("pt", 9, false),
  FR("fr", 8, false),
  DE("de", 6, false),
  JA("ja", 10, true),
  /** Datafaker has no Hindi names; India's in Latin letters are what many Hindi accounts use. */
  HI("en-IN", 6, false),
  AR("ar", 5, false),
  RU("ru", 3, false),
  KO("ko", 3, true);

  private static final Language[] BY_PERCENT = byPercent();

  private final Locale namesLocale;
  private final int percent;
  private final boolean familyNameFirst;

  Language(String namesLocale, int percent, boolean familyNameFirst) {
    this.namesLocale = Locale.forLanguageTag(namesLocale);
    this.percent = percent;
    this.familyNameFirst = familyNameFirst;
  }

  /** BCP 47 tag, also the name of the file of phrases. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where Datafaker looks for people and places. */
  Locale namesLocale() {
    return namesLocale;
  }

  boolean familyNameFirst() {
    return familyNameFirst;
  }

  /** A language, each as likely as its share says. */
  static Language draw(SplitMix64Random splitMix64Random) {
    return splitMix64Random.oneOf(BY_PERCENT);
  }

  private static Language[] byPercent() {
    Language[] all = new Language[100];
    int next = 0;
    for (Language language : values()) {
      for (int i = 0; i < language.percent; i++) {
        all[next++] = language;
      }
    }
    return all;
  }
}
