/**
 * HTTP/1.1 as bytes: {@link dev.headroom.load.internal.http.RequestRenderer} writes requests, {@link
 * dev.headroom.load.internal.http.ResponseParser} reads answers. No sockets here.
 */
@NullMarked
package dev.headroom.load.internal.http;

import org.jspecify.annotations.NullMarked;
