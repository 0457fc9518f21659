package dev.headroom.diagnose.internal;

import java.util.List;

/** Prefixes of function names by what the library behind them does. */
public final class Libraries {

    public static final List<String> LOGGERS = List.of(
            "ch.qos.logback.",
            "org.slf4j.",
            "org.apache.logging.",
            "org.apache.log4j.",
            "org.apache.commons.logging.",
            "org.jboss.logging.",
            "org.jboss.logmanager.",
            "java.util.logging.",
            "jdk.internal.logger.",
            "java.lang.System$Logger.");

    public static final List<String> CONNECTION_POOLS = List.of(
            "com.zaxxer.hikari.",
            "com.mchange.v2.",
            "org.apache.commons.dbcp",
            "org.apache.tomcat.dbcp.",
            "org.apache.tomcat.jdbc.pool.",
            "com.alibaba.druid.pool.",
            "io.agroal.",
            "oracle.ucp.",
            "org.vibur.dbcp.",
            "org.h2.jdbcx.JdbcConnectionPool.");

    /** Where a database or its driver works: time there is the query's, and an embedded one writes files of its own. */
    public static final List<String> DATABASES = List.of(
            "org.h2.",
            "org.hsqldb.",
            "org.apache.derby.",
            "org.sqlite.",
            "org.postgresql.",
            "com.mysql.",
            "org.mariadb.",
            "oracle.jdbc.",
            "com.microsoft.sqlserver.");

    /** Reading classes happens once, whatever the request asks for. */
    public static final List<String> CLASS_LOADING = List.of(
            "java.lang.ClassLoader.",
            "java.net.URLClassLoader.",
            "jdk.internal.loader.",
            "org.springframework.boot.loader.");

    private Libraries() {}
}
