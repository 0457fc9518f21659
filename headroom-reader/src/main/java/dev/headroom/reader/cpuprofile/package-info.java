/** {@code .cpuprofile} files of Node and Chrome (Chrome DevTools protocol, {@code Profiler.Profile}). */
@NullMarked
package dev.headroom.reader.cpuprofile;

import org.jspecify.annotations.NullMarked;
