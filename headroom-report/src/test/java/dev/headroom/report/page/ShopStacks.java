package dev.headroom.report.page;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Profiles of the {@link ShopRun}: some two thousand call paths under a web server's usual preamble. */
final class ShopStacks {

    private static final List<SampleType> TYPES = List.of(SampleType.CPU, SampleType.WALL, SampleType.ALLOC_SPACE);
    private static final String SERVER = "java.lang.Thread.run;"
            + "org.eclipse.jetty.util.thread.QueuedThreadPool$Runner.run;"
            + "org.eclipse.jetty.server.internal.HttpConnection.onFillable;org.eclipse.jetty.server.Server.handle;"
            + "io.javalin.http.servlet.JavalinServlet.service;io.javalin.router.ParsedEndpoint.handle;";
    private static final String JDBC = "com.zaxxer.hikari.pool.ProxyPreparedStatement.executeQuery;"
            + "org.h2.jdbc.JdbcPreparedStatement.executeQuery;org.h2.command.CommandContainer.query;";

    private final UnaryOperator<String> named;
    private final Random random;
    private final StackTable table = new StackTable();
    private final Map<String, List<Profile>> byEndpoint = new HashMap<>();
    private final List<Profile> all = empty();

    ShopStacks(UnaryOperator<String> named, Random random) {
        this.named = named;
        this.random = random;
        String orders = SERVER + "com.acme.shop.OrderController.list;com.acme.shop.OrderService.list;";
        grow(ShopRun.ORDERS, orders + "com.acme.shop.OrderService.linesOf;" + JDBC, 60, 2_000);
        grow(ShopRun.ORDERS, orders + "com.fasterxml.jackson.databind.ObjectMapper.writeValueAsBytes;", 30, 600);
        grow(
                ShopRun.SEARCH,
                SERVER + "com.acme.shop.Search.find;com.acme.shop.Search.matches;java.util.regex.Pattern.compile;",
                50,
                1_300);
        grow(
                ShopRun.SEARCH,
                SERVER + "com.acme.shop.Search.find;com.acme.shop.Search.matches;java.util.regex.Matcher.find;",
                30,
                900);
        grow(
                "GET /export/orders.csv",
                SERVER + "com.acme.shop.CsvExport.render;java.lang.StringConcatHelper.newArray;",
                20,
                1_800);
        grow(
                "GET /summary",
                SERVER + "com.acme.shop.SummaryService.collect;com.acme.shop.SummaryService.add;",
                30,
                500);
        grow("GET /orders/{id}", SERVER + "com.acme.shop.OrderController.get;" + JDBC, 30, 420);
        grow(
                "POST /orders",
                SERVER
                        + "com.acme.shop.OrderController.place;com.acme.shop.AuditLog.append;java.io.FileOutputStream.write;",
                20,
                300);
        grow("GET /products/{id}", SERVER + "com.acme.shop.ProductCache.get;", 20, 160);
        grow(ShopRun.IMPORT, SERVER + "com.acme.shop.Importer.run;", 6, 12);
        socketReads("GET /orders/{id}");
    }

    /** The profiles of an endpoint, one per type, cpu, wall and alloc_space in this order; empty ones too. */
    List<Profile> of(String endpoint) {
        return byEndpoint.getOrDefault(endpoint, empty());
    }

    List<Profile> all() {
        return all;
    }

    private List<Profile> empty() {
        return TYPES.stream().map(type -> new Profile(type, table)).toList();
    }

    /** Adds paths that branch off at random below a prefix. */
    private void grow(String endpoint, String prefix, int branches, int samples) {
        List<Integer> open = new ArrayList<>();
        open.add(stack(StackTable.ROOT, prefix));
        for (int branch = 0; branch < branches; branch++) {
            int from = open.get(random.nextInt(open.size()));
            int depth = 1 + random.nextInt(4);
            for (int i = 0; i < depth; i++) {
                from = table.child(from, table.frameId(callee()));
                open.add(from);
            }
        }
        for (int sample = 0; sample < samples; sample++) {
            double squared = random.nextDouble() * random.nextDouble();
            sample(endpoint, open.get((int) (squared * open.size())));
        }
    }

    private Frame callee() {
        String[] packages = {
            "org.h2.engine", "org.h2.mvstore", "java.util", "com.fasterxml.jackson.core", "jdk.internal.misc"
        };
        String[] classes = {"Session", "MVMap", "HashMap", "JsonGenerator", "Unsafe", "ArrayList", "Page"};
        String[] methods = {"get", "put", "next", "write", "find", "copyOf", "resize", "read", "lookup", "binarySearch"
        };
        String name = pick(packages) + "." + pick(classes) + "." + pick(methods);
        return new Frame(named.apply(name), "", 1 + random.nextInt(3), FrameKind.COMPILED);
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private void socketReads(String endpoint) {
        int read = stack(StackTable.ROOT, SERVER + "sun.nio.ch.SocketDispatcher.read0;");
        int libc = table.child(read, table.frameId(new Frame(named.apply("__libc_read"), "", 0, FrameKind.NATIVE)));
        int kernel =
                table.child(libc, table.frameId(new Frame(named.apply("tcp_recvmsg_[k]"), "", 0, FrameKind.KERNEL)));
        for (int i = 0; i < 240; i++) {
            sample(endpoint, kernel);
        }
    }

    private int stack(int from, String names) {
        int stack = from;
        for (String name : names.split(";")) {
            String file = name.replaceAll(".*\\.(\\w+)(\\$\\w+)?\\.\\w+$", "$1.java");
            stack = table.child(
                    stack, table.frameId(new Frame(named.apply(name), named.apply(file), 40, FrameKind.COMPILED)));
        }
        return stack;
    }

    private void sample(String endpoint, int stack) {
        List<Profile> own = byEndpoint.computeIfAbsent(endpoint, e -> empty());
        long[] weights = {10_000_000, 20_000_000, 512 * 1024 + random.nextInt(200_000)};
        for (int type = 0; type < TYPES.size(); type++) {
            if (type == 1 || random.nextInt(3) > 0) {
                own.get(type).add(stack, weights[type], 1);
                all.get(type).add(stack, weights[type], 1);
            }
        }
    }
}
