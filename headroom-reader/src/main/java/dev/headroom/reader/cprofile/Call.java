package dev.headroom.reader.cprofile;

/**
 * One edge of the call graph.
 *
 * @param function index of the other function
 * @param calls over this edge
 * @param selfNanos the callee's own time when called over this edge
 * @param totalNanos with what it called
 */
record Call(int function, long calls, long selfNanos, long totalNanos) {}
