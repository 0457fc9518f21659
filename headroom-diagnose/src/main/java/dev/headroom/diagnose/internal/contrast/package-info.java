/** What slow requests have that ordinary ones have not: their samples, and the attribute that tells them apart. */
@NullMarked
package dev.headroom.diagnose.internal.contrast;

import org.jspecify.annotations.NullMarked;
