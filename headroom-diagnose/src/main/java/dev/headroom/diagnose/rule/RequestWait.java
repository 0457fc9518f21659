package dev.headroom.diagnose.rule;

import dev.headroom.profile.recording.ThreadWait;

/**
 * A wait of a request's thread that began while it handled the request.
 *
 * @param request index into the endpoint's requests
 */
public record RequestWait(int request, ThreadWait waited) {}
