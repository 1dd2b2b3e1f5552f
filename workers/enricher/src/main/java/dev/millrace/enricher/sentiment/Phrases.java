package dev.millrace.enricher.sentiment;

/** Phrases that mean something else than their words. Cues may be null: no cue, no phrase. */
final class Phrases {
  /** What {@link #valence} gives for no phrase. */
  static final double NONE = Double.NaN;

  private Phrases() {}

  /** Valence of a phrase of two words, or {@link #NONE}. */
  static double valence(Cue first, Cue second) {
    if (first == null || second == null) {
      return NONE;
    }
    return switch (second) {
      case ASS -> first == Cue.BAD ? 1.5 : NONE;
      case BOMB, SHIT -> first == Cue.THE ? 3 : NONE;
      case HEART -> first == Cue.BEATING ? 3.5 : NONE;
      case RIGHT -> first == Cue.YEAH ? -2 : NONE;
      case STOP -> first == Cue.BUS ? 0 : NONE;
      default -> NONE;
    };
  }

  /** Valence of a phrase of three words, or {@link #NONE}. */
  static double valence(Cue first, Cue second, Cue third) {
    if (first == Cue.KISS && second == Cue.OF && third == Cue.DEATH) {
      return -1.5;
    }
    return first == Cue.TO && second == Cue.DIE && third == Cue.FOR ? 3 : NONE;
  }

  /** Whether two words together dampen like a booster of one word. */
  static boolean dampens(Cue first, Cue second) {
    return second == Cue.OF
        ? first == Cue.KIND || first == Cue.SORT
        : second == Cue.ENOUGH && first == Cue.JUST;
  }
}
