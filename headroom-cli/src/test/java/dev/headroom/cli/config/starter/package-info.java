@NullMarked
package dev.headroom.cli.config.starter;

import org.jspecify.annotations.NullMarked;
