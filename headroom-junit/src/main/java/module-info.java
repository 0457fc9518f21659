/** Budgets in a test: queries, allocation, CPU and response time of a JUnit 5 test. */
module dev.headroom.junit {
    requires static transitive org.jspecify;
    requires transitive org.junit.jupiter.api;
    requires dev.headroom.gate;
    requires jdk.attach;

    exports dev.headroom.junit;
}
