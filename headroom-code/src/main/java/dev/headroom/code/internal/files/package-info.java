/** Class files out of folders, jars and jars in jars, one after the other, each bounded in size. */
@NullMarked
package dev.headroom.code.internal.files;

import org.jspecify.annotations.NullMarked;
