/** Arrival schedules, connections, response times, self-check. */
module dev.headroom.load {
    requires static transitive org.jspecify;
    requires transitive dev.headroom.measure;
    requires com.fasterxml.jackson.core;
    requires HdrHistogram;
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.unix.common;
    requires java.management;
    requires jdk.management;
    requires org.apache.commons.statistics.distribution;

    exports dev.headroom.load;
    exports dev.headroom.load.answer;
    exports dev.headroom.load.capacity;
    exports dev.headroom.load.data;
    exports dev.headroom.load.explain;
    exports dev.headroom.load.hlog;
    exports dev.headroom.load.protocol;
    exports dev.headroom.load.schedule;
    exports dev.headroom.load.warmup;
}
