package dev.headroom.reader.chrometrace;

/** A thread of a process. */
record ThreadKey(String pid, long tid) {}
