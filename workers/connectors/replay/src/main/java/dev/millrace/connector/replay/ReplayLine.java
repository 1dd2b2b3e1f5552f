package dev.millrace.connector.replay;

/**
 * A line of a file.
 *
 * @param bytes without the line end; only the beginning when the line is too long to be kept
 * @param length of the whole line in bytes, without the line end
 * @param position of its first byte in the file
 */
record ReplayLine(byte[] bytes, long length, long position) {}
