package dev.millrace.local.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * An axis of values with ticks at round numbers.
 *
 * @param low value at its beginning
 * @param high value at its end, above {@code low}
 * @param ticks from low to high
 */
public record ValueAxis(double low, double high, List<Tick> ticks) {
  private static final int STEPS = 4;

  /** Takes a copy of the ticks. */
  public ValueAxis {
    ticks = List.copyOf(ticks);
  }

  /** From 0 to a round number not below {@code most}, in whole steps. */
  public static ValueAxis upTo(double most, DoubleFunction<String> label) {
    double step = roundStep(Math.max(most, 1) / STEPS, 1);
    return inSteps(0, Math.max(1, (int) Math.ceil(most / step)), step, label);
  }

  /** From -x to x, where x is a round number not below {@code most}; 0 is in the middle. */
  public static ValueAxis around0(double most, DoubleFunction<String> label) {
    double step = roundStep(most / 2, 0.01);
    int half = Math.max(1, (int) Math.ceil(most / step));
    return inSteps(-half, half, step, label);
  }

  /** Where a value is: 0 at the beginning, 1 at the end. */
  public double place(double value) {
    return (value - low) / (high - low);
  }

  private static ValueAxis inSteps(int from, int to, double step, DoubleFunction<String> label) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      ticks.add(new Tick((double) (i - from) / (to - from), label.apply(i * step)));
    }
    return new ValueAxis(from * step, to * step, ticks);
  }

  /** The least of 1, 2, 5 times a power of ten that is neither below {@code raw} nor least. */
  private static double roundStep(double raw, double least) {
    double wanted = Math.max(raw, least);
    double power = Math.pow(10, Math.floor(Math.log10(wanted)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= wanted * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
