package dev.headroom.junit.internal.expect;

import java.util.List;
import java.util.Optional;

/** Whose call led to an execution, told by the frames on its stack. */
final class CallSite {
    /** What stands between an application and its database, and never is the place to repair. */
    private static final List<String> LIBRARIES = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "jakarta.",
            "kotlin.",
            "scala.",
            "groovy.",
            "org.codehaus.groovy.",
            "org.apache.",
            "org.eclipse.",
            "org.flywaydb.",
            "org.h2.",
            "org.hibernate.",
            "org.jdbi.",
            "org.jooq.",
            "org.junit.",
            "org.mybatis.",
            "org.postgresql.",
            "org.springframework.",
            "com.google.",
            "com.mchange.",
            "com.microsoft.sqlserver.",
            "com.mysql.",
            "com.p6spy.",
            "com.querydsl.",
            "com.zaxxer.",
            "io.agroal.",
            "io.ebean.",
            "io.micrometer.",
            "io.micronaut.",
            "io.netty.",
            "io.opentelemetry.",
            "io.quarkus.",
            "liquibase.",
            "net.ttddyy.",
            "oracle.",
            "reactor.",
            "dev.headroom.junit.internal.");

    private static final List<String> POOLS = List.of(
            "com.zaxxer.hikari.",
            "org.apache.commons.dbcp2.",
            "org.apache.tomcat.jdbc.pool.",
            "com.mchange.v2.c3p0.",
            "io.agroal.",
            "oracle.ucp.");

    private CallSite() {}

    /** The innermost frame of code that a team wrote itself; where there is none, the innermost. */
    static Optional<String> of(List<String> frames) {
        Optional<String> own = frames.stream().filter(CallSite::isApplication).findFirst();
        return own.isPresent() ? own : frames.stream().findFirst();
    }

    /** Whether a connection pool asked on its own account, as to open a connection or to see whether it lives. */
    static boolean isOfPool(List<String> frames) {
        return frames.stream()
                .filter(frame -> !isJdk(frame))
                .findFirst()
                .filter(frame -> POOLS.stream().anyMatch(frame::startsWith))
                .isPresent();
    }

    private static boolean isJdk(String frame) {
        return frame.startsWith("java.") || frame.startsWith("javax.sql.") || frame.startsWith("jdk.");
    }

    private static boolean isApplication(String frame) {
        return !frame.contains("$$") && LIBRARIES.stream().noneMatch(frame::startsWith);
    }
}
