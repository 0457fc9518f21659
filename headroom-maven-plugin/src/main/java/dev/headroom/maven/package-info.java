/**
 * Headroom in a Maven build: a goal is a command of the command line, started in a JVM of its own, and a build's failure is that
 * command's exit code. Start at {@link dev.headroom.maven.HeadroomGoal}; nothing is judged here.
 */
@NullMarked
package dev.headroom.maven;

import org.jspecify.annotations.NullMarked;
