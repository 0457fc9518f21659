/** Units, clocks, histograms, percentiles and the statistics of comparison. */
module dev.headroom.measure {
    requires static transitive org.jspecify;
    requires HdrHistogram;

    exports dev.headroom.measure;
    exports dev.headroom.measure.benchmark;
    exports dev.headroom.measure.load;
    exports dev.headroom.measure.notation;
    exports dev.headroom.measure.run;
}
