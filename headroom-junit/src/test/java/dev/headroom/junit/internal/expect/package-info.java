@NullMarked
package dev.headroom.junit.internal.expect;

import org.jspecify.annotations.NullMarked;
