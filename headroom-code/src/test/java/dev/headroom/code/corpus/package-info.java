/** The corpus of small methods: compiled for a release, with what is expected of each line. */
@NullMarked
package dev.headroom.code.corpus;

import org.jspecify.annotations.NullMarked;
