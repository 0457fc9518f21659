package dev.headroom.code.internal.rules;

import dev.headroom.code.internal.body.Argument;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Which calls send a statement to a database, and whether it reads or writes. */
final class Sql {

    private static final Set<String> JPA =
            Set.of("jakarta/persistence/EntityManager", "javax/persistence/EntityManager");
    private static final Set<String> HIBERNATE = Set.of("org/hibernate/Session", "org/hibernate/StatelessSession");
    private static final Set<String> REPOSITORIES = Set.of(
            "org/springframework/data/repository/Repository", "org/springframework/data/repository/CrudRepository");
    private static final Set<String> READS_OF_JPA = Set.of("find", "getReference", "get", "load", "byId", "refresh");
    private static final Set<String> READS_OF_QUERY = Set.of(
            "getResultList",
            "getSingleResult",
            "getResultStream",
            "getSingleResultOrNull",
            "list",
            "uniqueResult",
            "stream");
    private static final Set<String> WRITES = Set.of(
            "persist",
            "merge",
            "save",
            "saveOrUpdate",
            "saveAndFlush",
            "insert",
            "update",
            "delete",
            "deleteById",
            "remove");

    private Sql() {}

    static boolean reads(MethodKey call) {
        String owner = call.owner();
        if (isJdbc(owner)) {
            return call.name().equals("executeQuery") || call.name().equals("execute");
        }
        if (isTemplate(owner)) {
            return call.name().startsWith("query");
        }
        if (JPA.contains(owner) || HIBERNATE.contains(owner)) {
            return READS_OF_JPA.contains(call.name());
        }
        return isQuery(owner) && READS_OF_QUERY.contains(call.name());
    }

    static boolean writes(MethodKey call) {
        String owner = call.owner();
        if (isJdbc(owner)) {
            return call.name().equals("executeUpdate")
                    || call.name().equals("executeLargeUpdate")
                    || call.name().equals("execute");
        }
        if (isTemplate(owner)) {
            return call.name().equals("update");
        }
        if (JPA.contains(owner) || HIBERNATE.contains(owner)) {
            return WRITES.contains(call.name());
        }
        return isQuery(owner) && call.name().equals("executeUpdate");
    }

    /** Methods of a Spring Data repository that was read, or of one of its own interfaces. */
    static boolean repositoryReads(MethodKey call, CodeGraph graph) {
        return isRepository(call.owner(), graph)
                && Stream.of("find", "get", "exists", "count", "read", "query", "search", "stream")
                        .anyMatch(call.name()::startsWith)
                && !call.name().equals("findAll");
    }

    static boolean repositoryWrites(MethodKey call, CodeGraph graph) {
        return isRepository(call.owner(), graph) && WRITES.contains(call.name());
    }

    private static boolean isRepository(String owner, CodeGraph graph) {
        if (graph.shape(owner).isEmpty()) {
            return isSpringData(owner);
        }
        return graph.supertypes(owner).stream().anyMatch(Sql::isSpringData);
    }

    private static boolean isSpringData(String type) {
        return REPOSITORIES.contains(type)
                || (type.startsWith("org/springframework/data/") && type.endsWith("Repository"));
    }

    private static boolean isJdbc(String owner) {
        return owner.startsWith("java/sql/") && owner.endsWith("Statement");
    }

    private static boolean isTemplate(String owner) {
        return owner.startsWith("org/springframework/jdbc/core/") && !owner.endsWith("RowMapper");
    }

    private static boolean isQuery(String owner) {
        return (owner.contains("/persistence/") || owner.startsWith("org/hibernate/")) && owner.endsWith("Query");
    }

    /** Whether the text of the statement is in the code and changes rows; an {@code execute} does not say by itself. */
    static boolean isWritingText(RepeatedCall call) {
        return begins(call, "insert ", "update ", "delete ", "merge ", "upsert ");
    }

    static boolean isReadingText(RepeatedCall call) {
        return begins(call, "select ", "with ");
    }

    private static boolean begins(RepeatedCall call, String... words) {
        return Stream.concat(call.api().arguments().stream(), call.api().bound().stream())
                .map(Argument::constant)
                .filter(constant -> constant instanceof String)
                .map(text -> ((String) text).stripLeading().toLowerCase(Locale.ROOT))
                .anyMatch(text -> Stream.of(words).anyMatch(text::startsWith));
    }
}
