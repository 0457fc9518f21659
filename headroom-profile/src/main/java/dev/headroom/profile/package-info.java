/**
 * Where time and memory went: samples folded into stacks, and the views drawn from them.
 *
 * <p>Start at {@link dev.headroom.profile.Profile}, one sample type over a {@link dev.headroom.profile.StackTable}. {@link
 * dev.headroom.profile.CallTree} is what a flame graph draws, {@link dev.headroom.profile.TopFrames} what a table lists.
 * Reading files is the business of the reader module; what a recording says about requests and pauses is next door in
 * {@code recording}.
 */
@NullMarked
package dev.headroom.profile;

import org.jspecify.annotations.NullMarked;
