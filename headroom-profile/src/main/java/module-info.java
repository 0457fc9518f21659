/** The profile model: sample, stack trace, frame, call tree, diff. */
module dev.headroom.profile {
    requires static transitive org.jspecify;
    requires transitive dev.headroom.measure;
    requires org.apache.commons.statistics.distribution;

    exports dev.headroom.profile;
    exports dev.headroom.profile.diff;
    exports dev.headroom.profile.recording;
    exports dev.headroom.profile.recording.host;
    exports dev.headroom.profile.view;
}
