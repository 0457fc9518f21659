/**
 * What a load speaks with its target and whom it trusts. Start at {@link dev.headroom.load.protocol.ProtocolPlan}; what was in
 * fact spoken is a {@link dev.headroom.load.protocol.SpokenProtocol}.
 */
@NullMarked
package dev.headroom.load.protocol;

import org.jspecify.annotations.NullMarked;
