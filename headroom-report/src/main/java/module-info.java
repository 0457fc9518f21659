/** A run written for people and for programs: text, JSON, Markdown, pprof and the self-contained web page. */
module dev.headroom.report {
    requires static transitive org.jspecify;
    requires transitive dev.headroom.gate;
    requires transitive dev.headroom.diagnose;
    requires transitive dev.headroom.load;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires uplot;

    exports dev.headroom.report;
    exports dev.headroom.report.capacity;
    exports dev.headroom.report.ci;
    exports dev.headroom.report.convert;
    exports dev.headroom.report.flame;
    exports dev.headroom.report.page;
    exports dev.headroom.report.folder;
    exports dev.headroom.report.json;
    exports dev.headroom.report.markdown;
    exports dev.headroom.report.pprof;
    exports dev.headroom.report.proof;
    exports dev.headroom.report.text;
}
