package dev.millrace.local.report.content;

import java.util.List;
import java.util.Optional;

/** What the messages in the warehouse say. */
public sealed interface Content {
  /** The messages have none of the fields that can be summed up. */
  record Nothing() implements Content {}

  /**
   * The warehouse could not be read.
   *
   * @param why one sentence
   */
  record Unreadable(String why) implements Content {}

  /**
   * What was found.
   *
   * @param messages in the warehouse, at least 1
   * @param mood of all messages; empty when none has one
   * @param timeline of the mood; empty when messages have no time or no mood
   * @param hashtags most frequent first, some; empty when no message has one
   * @param mentions most frequent first, some; empty when no message has one
   * @param languages language tags, most frequent first, some; empty when no message has one
   */
  record Found(
      long messages,
      Optional<Mood> mood,
      Optional<MoodTimeline> timeline,
      List<Tally> hashtags,
      List<Tally> mentions,
      List<Tally> languages)
      implements Content {
    /** Takes copies. */
    public Found {
      hashtags = List.copyOf(hashtags);
      mentions = List.copyOf(mentions);
      languages = List.copyOf(languages);
    }
  }
}
