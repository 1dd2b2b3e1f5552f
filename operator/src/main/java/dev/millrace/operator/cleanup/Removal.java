package dev.millrace.operator.cleanup;

/** How far the removal of a run's topics is. */
sealed interface Removal {
  /** None of the run's own is left, and no other has its name. */
  Removal DONE = new Done("");

  /** The run is there. */
  record NotWanted() implements Removal {}

  /**
   * None of the run's own is left.
   *
   * @param kept which topics stay because they are not the run's, and why; empty when there are
   *     none
   */
  record Done(String kept) implements Removal {}

  /**
   * It will go on by itself.
   *
   * @param what is waited for
   */
  record Waiting(String what) implements Removal {}

  /**
   * It cannot go on as things are.
   *
   * @param why in a few words
   */
  record Impossible(String why) implements Removal {}
}
