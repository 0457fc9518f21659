package dev.headroom.code.internal.pass;

import dev.headroom.code.internal.files.ClassFileShape;
import dev.headroom.code.internal.files.ClassSink;
import dev.headroom.code.internal.graph.ClassShape;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.ShapeReader;
import dev.headroom.code.internal.rules.StandardRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;

/** Learns the classes and their calls. */
public final class FirstPass implements ClassSink {

    private final ShapeReader reader =
            new ShapeReader(StandardRules::follows, StandardRules::looksAt, StandardRules::looksAtInLoops);
    private final Predicate<String> own;
    private final Map<String, ClassShape> classes = new HashMap<>();
    private final Map<String, String> origins = new HashMap<>();
    private final Skips skips = new Skips();
    private int versioned;
    private int duplicates;

    /** @param own classes whose code counts, by name with dots */
    public FirstPass(Predicate<String> own) {
        this.own = own;
    }

    @Override
    public void accept(String origin, byte[] bytes) {
        try {
            ClassFileShape.check(bytes);
            var file = new ClassReader(bytes);
            ClassShape shape = reader.read(file, own.test(file.getClassName().replace('/', '.')));
            if (origins.putIfAbsent(shape.name(), origin) == null) {
                classes.put(shape.name(), shape);
            } else {
                duplicates++;
            }
        } catch (RuntimeException | AssertionError damaged) {
            // Damaged files make ASM fail in ways of any kind.
            skips.addClass(origin, "no readable class: " + damaged);
        }
    }

    @Override
    public void skipped(String origin, String reason) {
        skips.addClass(origin, reason);
    }

    @Override
    public void archiveSkipped(String origin, String reason) {
        skips.addArchive(origin, reason);
    }

    @Override
    public void versioned(String origin) {
        versioned++;
    }

    public CodeGraph graph() {
        return new CodeGraph(classes);
    }

    /** Whether this is the class of its name that counts. */
    boolean took(String className, String origin) {
        return origin.equals(origins.get(className));
    }

    /** The archives in archives that hold classes of which something is true. */
    Set<String> archivesOf(Predicate<String> className) {
        Set<String> archives = new HashSet<>();
        origins.forEach((name, origin) -> {
            if (className.test(name)) {
                for (int at = origin.lastIndexOf("!/"); at > 0; at = origin.lastIndexOf("!/", at - 1)) {
                    archives.add(origin.substring(0, at));
                }
            }
        });
        return archives;
    }

    boolean wasRead(String origin) {
        return origins.containsValue(origin);
    }

    Skips skips() {
        return skips;
    }

    int classes() {
        return classes.size();
    }

    int versioned() {
        return versioned;
    }

    int duplicates() {
        return duplicates;
    }

    int methodsWithoutLines() {
        return reader.methodsWithoutLines();
    }
}
