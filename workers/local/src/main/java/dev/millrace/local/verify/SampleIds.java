package dev.millrace.local.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Chooses ids spread evenly over all of a run. */
final class SampleIds {
  private SampleIds() {}

  /**
   * Ids from 0 to below {@code messages}: the first, the last, and some in between.
   *
   * @param most how many; all of them when there are fewer
   */
  static List<Long> below(long messages, int most) {
    if (messages <= most) {
      return LongStream.range(0, messages).boxed().toList();
    }
    List<Long> ids = new ArrayList<>(most);
    for (int i = 0; i < most; i++) {
      ids.add(most == 1 ? 0 : Math.round((double) i * (messages - 1) / (most - 1)));
    }
    return ids;
  }
}
