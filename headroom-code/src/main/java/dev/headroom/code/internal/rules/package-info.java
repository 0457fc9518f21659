/** One class a rule: what makes a place a site, and what keeps it silent. */
@NullMarked
package dev.headroom.code.internal.rules;

import org.jspecify.annotations.NullMarked;
