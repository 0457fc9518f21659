/** Budget, baseline, gate, verdict. */
module dev.headroom.gate {
    requires static transitive org.jspecify;
    requires transitive dev.headroom.measure;

    exports dev.headroom.gate;
    exports dev.headroom.gate.metric;
}
