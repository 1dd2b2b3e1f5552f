package dev.millrace.enricher.sentiment;

import java.util.Locale;

/** Words that rules ask for by name, alone or as parts of phrases. */
enum Cue {
  AT,
  BUT,
  DOUBT,
  LEAST,
  NEVER,
  NO,
  NOR,
  OR,
  SO,
  THIS,
  VERY,
  WITHOUT,
  // parts of phrases only
  ASS,
  BAD,
  BEATING,
  BOMB,
  BUS,
  DEATH,
  DIE,
  ENOUGH,
  FOR,
  HEART,
  JUST,
  KIND,
  KISS,
  OF,
  RIGHT,
  SHIT,
  SORT,
  STOP,
  THE,
  TO,
  YEAH;

  /** The word itself. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
