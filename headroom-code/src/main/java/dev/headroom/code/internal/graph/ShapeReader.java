package dev.headroom.code.internal.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The first pass over a class: its place in the hierarchy, whom it calls, and which of its methods deserve a second look. */
public final class ShapeReader {

    private final CalledMethods called;
    private int methodsWithoutLines;

    /**
     * @param followed calls that rules follow through helpers
     * @param looked calls that rules look at in place
     * @param inLoops calls that rules look at in place where there is a loop; of dynamic ones their bootstrap
     */
    public ShapeReader(Predicate<MethodKey> followed, Predicate<MethodKey> looked, Predicate<MethodKey> inLoops) {
        this.called = new CalledMethods(followed, looked, inLoops);
    }

    /**
     * @param withCode whether what its methods do counts
     * @throws RuntimeException of any kind where the bytes are no class file: ASM has no failure of its own
     */
    public ClassShape read(ClassReader reader, boolean withCode) {
        var visitor = new ShapeVisitor();
        reader.accept(visitor, withCode ? ClassReader.SKIP_FRAMES : ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        if (visitor.shape == null) {
            throw new IllegalArgumentException("the class has no header");
        }
        methodsWithoutLines += visitor.withoutLines;
        return visitor.shape;
    }

    public int methodsWithoutLines() {
        return methodsWithoutLines;
    }

    private final class ShapeVisitor extends ClassVisitor {

        private @Nullable ClassShape shape;
        private FieldUse use = new FieldUse("");
        private int withoutLines;

        ShapeVisitor() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            use = new FieldUse(name);
            shape = new ClassShape(
                    name,
                    access,
                    superName == null ? "java/lang/Object" : superName,
                    interfaces == null ? List.of() : List.of(interfaces));
        }

        private ClassShape shape() {
            if (shape == null) {
                throw new IllegalArgumentException("a member before the class");
            }
            return shape;
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            shape().annotate(descriptor);
            return null;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            shape().add(new FieldShape(name, access, descriptor, signature == null ? descriptor : signature));
            return use.annotations(name);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new BodyVisitor(
                    this, access, called.of(shape().name(), name, descriptor).key());
        }

        @Override
        public void visitEnd() {
            shape().keep(use);
        }
    }

    private final class BodyVisitor extends MethodVisitor {

        private final ShapeVisitor owner;
        private final int access;
        private final MethodKey key;
        private final Set<CallEdge> calls = new HashSet<>();
        private final Set<String> fields = new HashSet<>();
        private final Set<Label> seen = new HashSet<>();
        private final Set<String> made = new HashSet<>();
        private boolean jumpsBack;
        private boolean handsFunction;
        private boolean takesFunction;
        private boolean repeatable;
        private boolean tries;
        private boolean callsApi;
        private boolean touched;
        private boolean works;
        private boolean branches;
        private boolean effects;
        private boolean mutates;
        private boolean makesCollection;
        private boolean hasCode;
        private boolean hasLines;

        BodyVisitor(ShapeVisitor owner, int access, MethodKey key) {
            super(Opcodes.ASM9);
            this.owner = owner;
            this.access = access;
            this.key = key;
        }

        @Override
        public void visitCode() {
            hasCode = true;
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
            tries |= type != null;
        }

        @Override
        public void visitInsn(int opcode) {
            repeatable |= tries && opcode == Opcodes.ATHROW;
        }

        @Override
        public void visitLineNumber(int line, Label start) {
            hasLines = true;
        }

        @Override
        public void visitLabel(Label label) {
            seen.add(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            branches |= opcode != Opcodes.GOTO;
            jumpsBack |= seen.contains(label);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
            visitSwitch(otherwise, labels);
        }

        @Override
        public void visitLookupSwitchInsn(Label otherwise, int[] values, Label[] labels) {
            visitSwitch(otherwise, labels);
        }

        private void visitSwitch(Label otherwise, Label[] labels) {
            jumpsBack |= seen.contains(otherwise);
            for (Label label : labels) {
                jumpsBack |= seen.contains(label);
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            works |= opcode == Opcodes.NEW || opcode == Opcodes.ANEWARRAY;
            if (opcode == Opcodes.NEW) {
                made.add(type);
                owner.shape().make(type, key.prepares());
                makesCollection |= type.startsWith("java/util/");
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String text) {
                owner.use.text(text);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String fieldOwner, String name, String descriptor) {
            owner.use.field(opcode, fieldOwner, name, key);
            if (descriptor.startsWith("Ljava/util/") && !descriptor.startsWith("Ljava/util/function/")) {
                fields.add(fieldOwner + "." + name);
            }
            boolean stores = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
            effects |= stores && !(opcode == Opcodes.PUTFIELD && key.name().equals("<init>"));
            if (stores && key.name().startsWith("<") && fieldOwner.equals(key.owner())) {
                owner.shape().initialise(name, made);
                made.clear();
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String called, String name, String descriptor, boolean isInterface) {
            works = true;
            owner.use.called(called, name);
            effects |= Effects.of(called, name);
            mutates |= Effects.mutates(called, name);
            if (!name.equals("<init>")) {
                made.add(called + "." + name);
            }
            call(called, name, descriptor, opcode == Opcodes.INVOKESTATIC || opcode == Opcodes.INVOKESPECIAL, false);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            works = true;
            repeatable |=
                    called.of(bootstrap.getOwner(), bootstrap.getName(), "").inLoops();
            for (Object argument : arguments) {
                if (argument instanceof Handle target) {
                    handsFunction = true;
                    boolean exact =
                            target.getTag() == Opcodes.H_INVOKESTATIC || target.getTag() == Opcodes.H_INVOKESPECIAL;
                    call(
                            target.getOwner(),
                            target.getName(),
                            target.getDesc(),
                            exact,
                            target.getOwner().equals(key.owner()));
                }
            }
        }

        private void call(String owned, String name, String descriptor, boolean exact, boolean lambda) {
            CalledMethods.Known callee = called.of(owned, name, descriptor);
            callsApi |= callee.followed();
            touched |= callee.looked();
            repeatable |= callee.inLoops();
            takesFunction |= callee.takesFunction();
            if (!callee.ofJdk()) {
                calls.add(new CallEdge(callee.key(), exact, lambda));
            }
        }

        @Override
        public void visitEnd() {
            owner.shape()
                    .add(new MethodShape(
                            key,
                            access,
                            hasCode,
                            List.copyOf(calls),
                            List.copyOf(fields),
                            jumpsBack,
                            handsFunction && takesFunction,
                            repeatable,
                            callsApi,
                            touched,
                            branches,
                            effects || (mutates && (!makesCollection || !fields.isEmpty())),
                            !works && !jumpsBack));
            if (hasCode && !hasLines) {
                owner.withoutLines++;
            }
        }
    }
}
