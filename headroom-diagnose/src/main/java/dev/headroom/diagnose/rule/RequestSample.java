package dev.headroom.diagnose.rule;

import dev.headroom.profile.recording.ThreadSample;

/**
 * A sample taken while its thread handled a request.
 *
 * @param request index into the endpoint's requests
 */
public record RequestSample(int request, ThreadSample sample) {}
