package dev.millrace.embedded;

import org.apache.kafka.common.utils.Exit;

/**
 * What happens when a broker cannot go on, as when its disk is full. Kafka would end the process on
 * the spot and without a word.
 */
public final class HaltHandler {
  private HaltHandler() {}

  /**
   * Runs the action instead of ending the process, for every broker of this process. It is called
   * by a thread of the broker, which must not be waited for; it may end the process itself.
   */
  public static void calls(Runnable action) {
    Exit.setHaltProcedure((status, message) -> action.run());
    Exit.setExitProcedure((status, message) -> action.run());
  }
}
