package dev.headroom.diagnose.rule;

import dev.headroom.profile.recording.RemoteCall;

/**
 * An HTTP request to another service, sent for a request while it was handled.
 *
 * @param request index into the endpoint's requests
 */
public record RequestCall(int request, RemoteCall sent) {}
