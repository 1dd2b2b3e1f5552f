package dev.millrace.operator.cleanup;

/** How far the removal of a run's topics is. */
sealed interface Removal {
  /** None is left. */
  Removal DONE = new Done();

  /** The run is there. */
  record NotWanted() implements Removal {}

  /** None is left. */
  record Done() implements Removal {}

  /**
   * It will go on by itself.
   *
   * @param what is waited for
   */
  record Waiting(String what) implements Removal {}

  /**
   * It can not go on as things are.
   *
   * @param why in a few words
   */
  record Impossible(String why) implements Removal {}
}
