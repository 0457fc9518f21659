package dev.headroom.code.internal.pass;

import dev.headroom.code.internal.files.ClassFileShape;
import dev.headroom.code.internal.files.ClassSink;
import dev.headroom.code.internal.graph.ClassShape;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.ShapeReader;
import dev.headroom.code.internal.rules.StandardRules;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/** Learns the classes and their calls. */
public final class FirstPass implements ClassSink {

    private final ShapeReader reader =
            new ShapeReader(StandardRules::follows, StandardRules::looksAt, StandardRules::looksAtInLoops);
    private final Map<String, ClassShape> classes = new HashMap<>();
    private final Map<String, String> origins = new HashMap<>();
    private final Skips skips = new Skips();
    private int versioned;
    private int duplicates;

    @Override
    public void accept(String origin, byte[] bytes) {
        try {
            ClassFileShape.check(bytes);
            ClassShape shape = reader.read(new ClassReader(bytes));
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
