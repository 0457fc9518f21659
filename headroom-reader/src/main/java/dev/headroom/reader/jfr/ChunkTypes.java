package dev.headroom.reader.jfr;

/** The types of a chunk as declared and as compiled. */
record ChunkTypes(Metadata metadata, Layouts layouts) {}
