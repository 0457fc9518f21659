package dev.headroom.reader.jfr;

/**
 * What an event of a chunk is to be read with.
 *
 * @param byAsyncProfiler whether async-profiler wrote the chunk, which gives some JDK events another meaning
 */
record ChunkContext(
        Cursor in, ChunkHeader header, ConstantPools pools, Settings settings, boolean byAsyncProfiler, Tally tally) {}
