/** Files of other tools to profiles, recordings and measurements. */
module dev.headroom.reader {
    requires static transitive org.jspecify;
    requires transitive dev.headroom.profile;
    requires aircompressor;
    requires com.fasterxml.jackson.core;
    requires java.net.http;
    requires java.xml;

    exports dev.headroom.reader;
    exports dev.headroom.reader.benchmark;
    exports dev.headroom.reader.load;
}
