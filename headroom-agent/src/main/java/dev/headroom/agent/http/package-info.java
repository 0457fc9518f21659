/**
 * How each HTTP server is asked for the facts of a request, without linking to its classes: the agent lives in the
 * bootstrap loader, which sees neither servlets nor Jetty. Start at {@link dev.headroom.agent.http.HttpLayer}.
 * {@link dev.headroom.agent.http.Routes} bounds how many routes there can be. Weaving is in {@code weave}.
 */
@NullMarked
package dev.headroom.agent.http;

import org.jspecify.annotations.NullMarked;
