package dev.millrace.local.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jline.utils.Signals;

/** Tells how often the user has asked this process to stop: Ctrl-C, SIGTERM, a closed terminal. */
public final class Interrupts implements AutoCloseable {
  private static final String[] SIGNALS = {"INT", "TERM", "HUP"};

  private final Map<String, Object> former = new LinkedHashMap<>();

  private Interrupts() {}

  /**
   * Calls for every signal from now on, with how many there were; the calls come from a thread of
   * the JVM. Until closed, signals do nothing else.
   */
  public static Interrupts watch(IntConsumer asked) {
    Interrupts interrupts = new Interrupts();
    AtomicInteger count = new AtomicInteger();
    for (String signal : SIGNALS) {
      Object before = Signals.register(signal, () -> asked.accept(count.incrementAndGet()));
      if (before != null) {
        interrupts.former.put(signal, before);
      }
    }
    return interrupts;
  }

  @Override
  public void close() {
    former.forEach(Signals::unregister);
  }
}
