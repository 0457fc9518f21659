/**
 * A service with one habit that costs speed, and its repair, for each rule that the shop does not show. A {@link
 * dev.headroom.example.habits.Pair} is a lesson to read by itself; the line by which its habit is found says so. {@link
 * dev.headroom.example.habits.Habits} serves them all.
 */
@NullMarked
package dev.headroom.example.habits;

import org.jspecify.annotations.NullMarked;
