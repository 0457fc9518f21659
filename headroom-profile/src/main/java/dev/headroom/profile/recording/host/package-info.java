/**
 * What the host did to the JVM as a whole: {@link dev.headroom.profile.recording.host.Throttling} by its control group, {@link
 * dev.headroom.profile.recording.host.Hiccup}s of threads that were to wake, and {@link
 * dev.headroom.profile.recording.host.DispatchWait}s of those that hand requests on.
 */
@NullMarked
package dev.headroom.profile.recording.host;

import org.jspecify.annotations.NullMarked;
