package dev.headroom.diagnose.rule;

import dev.headroom.profile.recording.SqlExecution;

/**
 * A JDBC execution issued by a request's thread while it handled the request.
 *
 * @param request index into the endpoint's requests
 */
public record RequestSql(int request, SqlExecution execution) {}
