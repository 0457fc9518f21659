/**
 * Text with parameters, and the bytes it becomes in each request, whatever the protocol. Start at {@link
 * dev.headroom.load.internal.template.Template}.
 */
@NullMarked
package dev.headroom.load.internal.template;

import org.jspecify.annotations.NullMarked;
