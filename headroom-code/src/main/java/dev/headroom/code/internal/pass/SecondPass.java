package dev.headroom.code.internal.pass;

import dev.headroom.code.CodeReading;
import dev.headroom.code.CodeSummary;
import dev.headroom.code.internal.files.ClassSink;
import dev.headroom.code.internal.graph.MethodKey;
import dev.headroom.code.internal.rules.Sites;
import dev.headroom.code.internal.rules.StandardRules;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Looks into the methods that the first pass found to matter. */
public final class SecondPass implements ClassSink {

    private final FirstPass first;
    private final StandardRules rules;
    private final Set<String> archives;
    private int methodsNotFollowed;

    public SecondPass(FirstPass first, StandardRules rules) {
        this.first = first;
        this.rules = rules;
        this.archives = first.archivesOf(rules::wantsClass);
    }

    @Override
    public boolean wants(String archive) {
        return archives.contains(archive);
    }

    @Override
    public void accept(String origin, byte[] bytes) {
        try {
            var reader = new ClassReader(bytes);
            if (first.took(reader.getClassName(), origin) && rules.wantsClass(reader.getClassName())) {
                var wanted = new WantedMethods();
                reader.accept(wanted, ClassReader.SKIP_FRAMES);
                methodsNotFollowed += rules.look(wanted);
            }
        } catch (RuntimeException | AssertionError damaged) {
            // What the first pass could not read is counted there.
            if (first.wasRead(origin)) {
                first.skips().addClass(origin, "its code cannot be followed: " + damaged);
            }
        }
    }

    @Override
    public void skipped(String origin, String reason) {}

    @Override
    public void archiveSkipped(String origin, String reason) {}

    @Override
    public void versioned(String origin) {}

    public CodeReading reading() {
        Sites sites = rules.conclude();
        return new CodeReading(
                sites.sorted(),
                sites.sortedOfUnknownLife(),
                new CodeSummary(
                        first.classes(),
                        first.skips().classes(),
                        first.skips().first(),
                        first.versioned(),
                        first.duplicates(),
                        first.skips().archives(),
                        first.methodsWithoutLines(),
                        methodsNotFollowed));
    }

    /** A class with those of its methods that deserve the look. */
    private final class WantedMethods extends ClassNode {

        WantedMethods() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String methodName,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return rules.wants(new MethodKey(name, methodName, descriptor))
                    ? super.visitMethod(access, methodName, descriptor, signature, exceptions)
                    : null;
        }
    }
}
