/**
 * JMeter's JTL files, CSV and XML.
 *
 * <p>Start at {@link dev.headroom.reader.load.jmeter.JmeterFormat}.
 */
@NullMarked
package dev.headroom.reader.load.jmeter;

import org.jspecify.annotations.NullMarked;
