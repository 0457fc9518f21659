/**
 * The annotations as their users meet them: small test classes, the lessons, are run by JUnit itself and their results looked at.
 * Lessons use a real pool and a real database, and the agent that is loaded into this JVM.
 */
@NullMarked
package dev.headroom.junit;

import org.jspecify.annotations.NullMarked;
