package dev.millrace.crds.api;

/** What becomes of a run's topics when the run is deleted. */
public enum OnDelete {
  /** They are deleted with it. */
  Delete,
  /** They stay, with their data and the groups' offsets. */
  Retain
}
