/**
 * The measured process: started or attached to, watched, asked, and stopped.
 *
 * <p>Start at {@link dev.headroom.cli.service.ServiceProcess} for one we start ourselves and at {@link
 * dev.headroom.cli.service.AttachedJvm} for talking to any JVM. Profilers are next door in {@code profiler}.
 */
@NullMarked
package dev.headroom.cli.service;

import org.jspecify.annotations.NullMarked;
