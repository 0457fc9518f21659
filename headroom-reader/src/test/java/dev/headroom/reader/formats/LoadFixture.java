package dev.headroom.reader.formats;

import java.io.IOException;
import java.io.InputStream;

/** A small file of each kind of load result Headroom reads. */
enum LoadFixture {
    HEADROOM_RESULT("headroom-result.json"),
    HEADROOM_PRINTED("headroom-printed.json"),
    HEADROOM_HLOG("headroom.hlog"),
    FOREIGN_HLOG("foreign-micros.hlog"),
    WRK("wrk-latency.txt"),
    WRK2("wrk2.txt"),
    K6_EXPORT("k6-summary-export.json"),
    K6_HANDLE("k6-handle-summary.json"),
    OHA("oha.json"),
    GATLING("gatling-3.9.5.log"),
    JMETER_CSV("jmeter-5.6.3.csv.jtl"),
    JMETER_XML("jmeter-5.6.3.xml.jtl");

    private final String name;

    LoadFixture(String name) {
        this.name = name;
    }

    byte[] bytes() throws IOException {
        try (InputStream in = LoadFixture.class.getResourceAsStream("/load/" + name)) {
            if (in == null) {
                throw new AssertionError("The fixture " + name + " is missing");
            }
            return in.readAllBytes();
        }
    }

    /** Whether a last mark says where the file ends, so that every cut before it is found. */
    boolean knowsItsEnd() {
        return this != HEADROOM_HLOG
                && this != FOREIGN_HLOG
                && this != GATLING
                && this != JMETER_CSV
                && this != WRK
                && this != WRK2;
    }
}
