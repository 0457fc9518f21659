package dev.headroom.agent.weave;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The cheap question asked of every class that is loaded: is it worth parsing? HTTP entry points are known by name.
 * JDBC drivers are not, so other classes are asked whether their constant pool (JVM specification, 4.4) names a method
 * that only JDBC has; the pool is walked in place, without allocating.
 */
public final class Candidates {
    private static final int POOL_COUNT_AT = 8;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    /** A method that results of queries have and hardly anything else. */
    static final String CURSOR = "isBeforeFirst";

    private static final byte[][] JDBC_METHODS = {
        ascii("executeQuery"),
        ascii("executeUpdate"),
        ascii("executeBatch"),
        ascii("executeLargeUpdate"),
        ascii("executeLargeBatch"),
        ascii("prepareStatement"),
        ascii("prepareCall"),
        ascii(CURSOR),
    };

    private static final byte[] JAVA_UTIL = ascii("Ljava/util/");

    /** Large ones that many applications carry: to look at all of their classes would cost start-up time. */
    private static final String[] LIBRARIES = {
        "scala/",
        "groovy/",
        "org/codehaus/",
        "org/springframework/",
        "org/apache/",
        "org/hibernate/",
        "org/jboss/",
        "org/h2/",
        "org/postgresql/",
        "com/mysql/",
        "com/zaxxer/",
        "com/fasterxml/",
        "tools/jackson/",
        "com/google/",
        "com/github/benmanes/",
        "ch/qos/",
        "io/netty/",
        "io/javalin/",
        "io/micrometer/",
        "io/opentelemetry/",
        "io/undertow/",
        "io/vertx/",
        "io/quarkus/",
        "reactor/",
        "okhttp3/",
        "net/bytebuddy/",
        "org/objectweb/",
        "org/yaml/",
    };

    private Candidates() {}

    /** Whether to weave the class {@code name} (with slashes), given its class file. */
    static boolean includes(String name, @Nullable ClassLoader loader, byte[] classFile) {
        return isKnown(name) || (loader != null && !isForeignToJdbc(name) && names(classFile, isApplication(name)));
    }

    /** Whether a team is likely to have written the class {@code name} (with slashes) itself: its fields are looked at. */
    static boolean isApplication(String name) {
        if (isForeignToJdbc(name) || name.contains("$$")) {
            return false;
        }
        for (int i = 0; i < LIBRARIES.length; i++) {
            if (name.startsWith(LIBRARIES[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code name} (with slashes) is a known HTTP entry point. */
    public static boolean isHttp(String name) {
        return switch (name) {
            case "com/sun/net/httpserver/Filter$Chain",
                    "org/eclipse/jetty/server/Server",
                    "javax/servlet/http/HttpServlet",
                    "jakarta/servlet/http/HttpServlet",
                    "io/javalin/http/servlet/JavalinServletContext" -> true;
            default -> false;
        };
    }

    /** Whether {@code name} (with slashes) is hooked for its name alone. */
    public static boolean isKnown(String name) {
        return isHttp(name) || isTask(name) || isPool(name) || isJdkIo(name) || CallWeaving.isClient(name);
    }

    /** Whether work changes threads in it. */
    static boolean isTask(String name) {
        return switch (name) {
            case "java/util/concurrent/ThreadPoolExecutor",
                    "java/util/concurrent/CompletableFuture$AsyncSupply",
                    "java/util/concurrent/CompletableFuture$AsyncRun" -> true;
            default -> false;
        };
    }

    /** Whether connections are taken from it. */
    static boolean isPool(String name) {
        return switch (name) {
            case "com/zaxxer/hikari/pool/HikariPool",
                    "org/apache/commons/dbcp2/PoolingDataSource",
                    "org/apache/tomcat/jdbc/pool/ConnectionPool" -> true;
            default -> false;
        };
    }

    /** Whether it is the JDK's way to files and sockets. */
    static boolean isJdkIo(String name) {
        return switch (name) {
            case "java/io/FileInputStream",
                    "java/io/FileOutputStream",
                    "java/io/RandomAccessFile",
                    "sun/nio/ch/FileChannelImpl",
                    "sun/nio/ch/NioSocketImpl" -> true;
            default -> false;
        };
    }

    private static boolean isForeignToJdbc(String name) {
        return name.startsWith("java/")
                || name.startsWith("jdk/")
                || name.startsWith("sun/")
                || name.startsWith("javax/")
                || name.startsWith("jakarta/")
                || name.startsWith("com/sun/")
                || name.startsWith("kotlin/")
                || name.startsWith("org/eclipse/jetty/")
                || name.startsWith("org/slf4j/");
    }

    /** Whether the class names a method of JDBC or, if asked, the type of a field that {@link HeldWeaving} looks for. */
    private static boolean names(byte[] file, boolean collections) {
        int entries = u2(file, POOL_COUNT_AT);
        int at = POOL_COUNT_AT + 2;
        for (int entry = 1; entry < entries; entry++) {
            int tag = file[at];
            if (tag == UTF8) {
                int length = u2(file, at + 1);
                if (isJdbcMethod(file, at + 3, length) || (collections && isCollection(file, at + 3, length))) {
                    return true;
                }
                at += 3 + length;
            } else {
                at += size(tag);
                if (tag == LONG || tag == DOUBLE) {
                    entry++;
                }
            }
        }
        return false;
    }

    private static boolean isJdbcMethod(byte[] file, int at, int length) {
        if (length < 11 || length > 18 || (file[at] != 'e' && file[at] != 'p' && file[at] != 'i')) {
            return false;
        }
        for (int i = 0; i < JDBC_METHODS.length; i++) {
            byte[] method = JDBC_METHODS[i];
            if (method.length == length && matches(file, at, method)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCollection(byte[] file, int at, int length) {
        return length <= 42
                && length > JAVA_UTIL.length
                && file[at + length - 1] == ';'
                && matches(file, at, JAVA_UTIL)
                && HeldWeaving.isCollection(new String(file, at, length, StandardCharsets.US_ASCII));
    }

    private static boolean matches(byte[] file, int at, byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (file[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** Bytes of a pool entry with its tag, by table 4.4-A of the JVM specification. */
    private static int size(int tag) {
        return switch (tag) {
            case LONG, DOUBLE -> 9;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
            case 15 -> 4;
            case 7, 8, 16, 19, 20 -> 3;
            default -> throw new IllegalArgumentException("Unknown constant pool tag " + tag);
        };
    }

    private static int u2(byte[] file, int at) {
        return ((file[at] & 0xff) << 8) | (file[at + 1] & 0xff);
    }

    private static byte[] ascii(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }
}
