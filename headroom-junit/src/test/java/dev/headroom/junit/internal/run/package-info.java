@NullMarked
package dev.headroom.junit.internal.run;

import org.jspecify.annotations.NullMarked;
