/** Each format against its own tool's numbers, and against damage. */
@org.jspecify.annotations.NullMarked
package dev.headroom.reader.formats;
