/** A run written for people and for programs: text, JSON, Markdown, pprof and the self-contained web page. */
module dev.headroom.report {
    requires static transitive org.jspecify;
    requires transitive dev.headroom.gate;
    requires transitive dev.headroom.diagnose;
    requires com.fasterxml.jackson.databind;
    requires uplot;

    exports dev.headroom.report;
    exports dev.headroom.report.page;
}
