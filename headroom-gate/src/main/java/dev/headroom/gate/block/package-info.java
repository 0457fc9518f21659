/**
 * What blocks say of one metric: start at {@link dev.headroom.gate.block.BlockRule}, which answers whether it changed; limits are held
 * against the same {@link dev.headroom.gate.block.BlockEstimate} next door in {@code rule}.
 *
 * <p>A {@link dev.headroom.gate.block.Block} is one fresh process of each side, measured right after one another. Blocks are independent;
 * requests of one process are not, so no statistic here counts requests. A side may bring the stretches of its run ({@link
 * dev.headroom.gate.block.Stretches}), by which the bootstrap sees how uncertain the one value is. Nothing here runs anything, and
 * the same blocks always give the same answer.
 */
@NullMarked
package dev.headroom.gate.block;

import org.jspecify.annotations.NullMarked;
