package dev.millrace.connector.lanes;

import dev.millrace.contract.progress.OffsetMetadata;

/**
 * Where to go on in a lane.
 *
 * @param lane from 0
 * @param sequence how many messages the lane has given, at least 0
 * @param note what was committed beside that number
 * @param maxValueBytes of a larger value only the beginning is wanted
 */
public record LaneStart(int lane, long sequence, OffsetMetadata note, long maxValueBytes) {}
