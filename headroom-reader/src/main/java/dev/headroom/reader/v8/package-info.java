/**
 * V8's CPU profile: a tree of call frames, and the node that was seen at each instant. Chrome and Node write it as a file of
 * its own and as chunks of a trace; both readers meet here.
 *
 * <p>Start at {@link dev.headroom.reader.v8.V8Profile}.
 */
@NullMarked
package dev.headroom.reader.v8;

import org.jspecify.annotations.NullMarked;
