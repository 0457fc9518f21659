@NullMarked
package dev.headroom.cli.proof;

import org.jspecify.annotations.NullMarked;
