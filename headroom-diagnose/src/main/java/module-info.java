/** From a run's evidence to causes: attribution of samples, the hot path, findings and what fixing them would gain. */
module dev.headroom.diagnose {
    requires static transitive org.jspecify;
    requires transitive dev.headroom.code;
    requires transitive dev.headroom.profile;
    requires org.apache.commons.statistics.distribution;
    requires org.yaml.snakeyaml;

    exports dev.headroom.diagnose;
    exports dev.headroom.diagnose.code;
    exports dev.headroom.diagnose.heat;
    exports dev.headroom.diagnose.language;
    exports dev.headroom.diagnose.moment;
    exports dev.headroom.diagnose.rule;
    exports dev.headroom.diagnose.signature;
    exports dev.headroom.diagnose.tail;
}
