package dev.millrace.connector.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which offsets of a partition are written. Each file begins where the one before ended, so what is
 * not covered was never written or is gone. Immutable.
 *
 * @param spans in order, with gaps between them
 */
record Coverage(List<Span> spans) {
  /** What some stretches cover together, in any order and overlapping or not. */
  static Coverage of(Collection<Span> parts) {
    List<Span> spans = new ArrayList<>();
    for (Span part : parts.stream().sorted(Comparator.comparingLong(Span::first)).toList()) {
      int last = spans.size() - 1;
      if (last >= 0 && part.first() <= spans.get(last).next()) {
        Span before = spans.get(last);
        spans.set(last, new Span(before.first(), Math.max(before.next(), part.next())));
      } else {
        spans.add(part);
      }
    }
    return new Coverage(List.copyOf(spans));
  }

  /** First offset that is not written; everything before it is. */
  long next() {
    return spans.isEmpty() || spans.get(0).first() > 0 ? 0 : spans.get(0).next();
  }

  /** What is not written of the offsets below a limit, in order. */
  List<Span> missing(long limit) {
    List<Span> missing = new ArrayList<>();
    long from = 0;
    for (Span span : spans) {
      if (span.first() > from && from < limit) {
        missing.add(new Span(from, Math.min(span.first(), limit)));
      }
      from = span.next();
    }
    if (from < limit) {
      missing.add(new Span(from, limit));
    }
    return missing;
  }

  /** With another stretch written. */
  Coverage with(Span more) {
    List<Span> all = new ArrayList<>(spans);
    all.add(more);
    return of(all);
  }
}
