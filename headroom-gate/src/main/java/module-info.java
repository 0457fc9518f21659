/** Budget, baseline, gate, verdict. */
module dev.headroom.gate {
    requires static transitive org.jspecify;
    requires transitive dev.headroom.measure;
    requires org.apache.commons.statistics.distribution;

    exports dev.headroom.gate;
    exports dev.headroom.gate.block;
    exports dev.headroom.gate.calibration;
    exports dev.headroom.gate.comparison;
    exports dev.headroom.gate.finding;
    exports dev.headroom.gate.history;
    exports dev.headroom.gate.history.series;
    exports dev.headroom.gate.kept;
    exports dev.headroom.gate.likeness;
    exports dev.headroom.gate.metric;
    exports dev.headroom.gate.proof;
    exports dev.headroom.gate.rule;
}
