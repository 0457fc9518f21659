@NullMarked
package dev.headroom.junit.internal.agent;

import org.jspecify.annotations.NullMarked;
