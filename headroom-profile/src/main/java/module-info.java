/** The profile model: sample, stack trace, frame, call tree, diff. */
module dev.headroom.profile {
    requires static transitive org.jspecify;
    requires transitive dev.headroom.measure;

    exports dev.headroom.profile;
    exports dev.headroom.profile.recording;
}
