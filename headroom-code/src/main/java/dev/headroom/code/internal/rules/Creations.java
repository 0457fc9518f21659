package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.CodeSite;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.flow.Loop;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Something dear is made per call that could be made once. Silent where it is kept in a field, in constructors, static initialisers
 * and {@code main}, where a method makes it for others or hands it to a constructor or a lambda, and in pools and sources of connections, whose purpose it is.
 */
final class Creations implements BodyRule {

    private static final Set<String> MAPPERS = Set.of(
            "com/fasterxml/jackson/databind/ObjectMapper.<init>",
            "com/fasterxml/jackson/databind/json/JsonMapper.<init>",
            "com/fasterxml/jackson/databind/json/JsonMapper.builder",
            "com/fasterxml/jackson/dataformat/xml/XmlMapper.<init>",
            "com/google/gson/Gson.<init>",
            "com/google/gson/GsonBuilder.<init>",
            "jakarta/xml/bind/JAXBContext.newInstance",
            "javax/xml/bind/JAXBContext.newInstance",
            "javax/xml/parsers/DocumentBuilderFactory.newInstance",
            "javax/xml/parsers/SAXParserFactory.newInstance",
            "javax/xml/transform/TransformerFactory.newInstance");

    private static final Set<String> CLIENTS = Set.of(
            "java/net/http/HttpClient.newHttpClient",
            "java/net/http/HttpClient.newBuilder",
            "okhttp3/OkHttpClient.<init>",
            "okhttp3/OkHttpClient$Builder.<init>",
            "org/apache/http/impl/client/HttpClients.createDefault",
            "org/apache/http/impl/client/HttpClients.custom",
            "org/apache/hc/client5/http/impl/classic/HttpClients.createDefault",
            "org/springframework/web/client/RestTemplate.<init>",
            "com/zaxxer/hikari/HikariDataSource.<init>",
            "com/mongodb/client/MongoClients.create",
            "javax/net/ssl/SSLContext.getInstance",
            "io/grpc/ManagedChannelBuilder.forAddress");

    /** A method that only hands these out is no better than its callers. */
    private static final Set<String> CONNECTIONS = Set.of(
            "java/sql/DriverManager.getConnection", "java/net/Socket.<init>", "redis/clients/jedis/Jedis.<init>");

    private final CodeGraph graph;

    Creations(CodeGraph graph) {
        this.graph = graph;
    }

    static boolean concerns(MethodKey call) {
        String name = call.owner() + "." + call.name();
        return MAPPERS.contains(name) || CLIENTS.contains(name) || CONNECTIONS.contains(name);
    }

    @Override
    public void look(MethodBody body, Sites sites) {
        if (body.isPreparation() || graph.onlyInitialises(body.key())) {
            return;
        }
        body.calls()
                .filter(at -> !body.regions().inHandler(at) && concerns(key(body, at)))
                .filter(at -> !isKept(body, at))
                .forEach(at -> sites.add(site(body, at)));
    }

    private static MethodKey key(MethodBody body, int at) {
        MethodInsnNode call = body.call(at);
        return new MethodKey(call.owner, call.name, call.desc);
    }

    private static CodeSite site(MethodBody body, int at) {
        MethodKey key = key(body, at);
        boolean mapper = MAPPERS.contains(key.owner() + "." + key.name());
        Optional<Loop> loop = body.loopAt(at);
        return new CodeSite(
                mapper ? CodeRule.SERIALIZATION_COST : CodeRule.UNPOOLED_CONNECTION,
                body.place(at),
                loop.map(body::line).orElse(0),
                List.of(),
                key.qualifiedName(),
                Variation.NONE,
                mapper
                        ? "Each call makes a mapper of its own, which learns all types anew."
                        : "Each call makes a connection or a client of its own, which nothing keeps.");
    }

    private boolean isKept(MethodBody body, int at) {
        boolean connection =
                CONNECTIONS.contains(key(body, at).owner() + "." + key(body, at).name());
        if (isKeptBy(body, at, Opcodes.PUTFIELD, Opcodes.PUTSTATIC) || isLoaderOfCache(body)) {
            return true;
        }
        if (!connection && isGivenAway(body, at)) {
            return true;
        }
        boolean handedOut = isKeptBy(body, at, Opcodes.ARETURN);
        return handedOut && (!connection || isSource(body));
    }

    /** A lambda, such as one that fills a cache or a lazy holder, gives what it makes to somebody who decides. */
    private static boolean isLoaderOfCache(MethodBody body) {
        return body.key().name().startsWith("lambda$") && body.regions().loops().isEmpty();
    }

    /** Whether making connections is what the class is for. */
    private boolean isSource(MethodBody body) {
        return graph.supertypes(body.key().owner()).stream()
                .anyMatch(type -> type.endsWith("DataSource") || type.endsWith("Pool") || type.endsWith("Factory"));
    }

    private static boolean isKeptBy(MethodBody body, int at, int... opcodes) {
        return body.instructions(opcodes).anyMatch(keep -> body.values().stack(keep, 0).insns.stream()
                .anyMatch(source -> comesFrom(body, source, at, 0)));
    }

    /** An object that is made with it may keep it, and so may a lambda. */
    private static boolean isGivenAway(MethodBody body, int at) {
        return IntStream.range(0, body.size())
                .filter(i -> i != at && takesForGood(body.instruction(i)))
                .anyMatch(i -> body.operands(i).stream()
                        .skip(body.instruction(i) instanceof MethodInsnNode ? 1 : 0)
                        .flatMap(value -> value.insns.stream())
                        .anyMatch(source -> comesFrom(body, source, at, 0)));
    }

    private static boolean takesForGood(AbstractInsnNode instruction) {
        return instruction instanceof InvokeDynamicInsnNode
                || (instruction instanceof MethodInsnNode call && call.name.equals("<init>"));
    }

    /** Whether a value is what was made, or what a builder made there ends in. */
    private static boolean comesFrom(MethodBody body, AbstractInsnNode source, int at, int depth) {
        AbstractInsnNode made = body.instruction(at);
        if (source == made) {
            return true;
        }
        if (source.getOpcode() == Opcodes.NEW
                && body.values().construction(source).orElse(-1) == at) {
            return true;
        }
        if (depth > 32 || body.values().parameter(source).isPresent() || !(source instanceof MethodInsnNode call)) {
            return false;
        }
        var operands = body.operands(body.values().indexOf(call));
        boolean onResult = call.getOpcode() != Opcodes.INVOKESTATIC
                && (call.name.equals("build")
                        || call.desc.endsWith("Builder;")
                        || call.desc.endsWith(")L" + call.owner + ";")
                        || call.name.equals("create"));
        return onResult
                && operands.get(0).insns.stream().anyMatch(receiver -> comesFrom(body, receiver, at, depth + 1));
    }
}
