package dev.headroom.reader.load.jmeter;

/**
 * One sample as the file writes it, under the names of the CSV columns.
 *
 * @param timeStamp of the start, in milliseconds since the Unix epoch
 * @param elapsed milliseconds until the answer was whole
 * @param allThreads how many were active
 * @param connect milliseconds of {@code elapsed} that went into opening the connection
 */
record JtlSample(
        String timeStamp,
        String elapsed,
        String label,
        String responseCode,
        String success,
        String allThreads,
        String connect) {}
