package dev.headroom.agent.weave;

import dev.headroom.agent.http.HttpLayers;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Decides which methods of a candidate class get which hook. Never loads a class of the application: frames are carried
 * over and extended, not computed. Not thread-safe; one per class.
 */
final class Weaver extends ClassVisitor {
    static final String SQL_HOOKS = "dev.headroom.agent.hook.SqlHooks";

    private static final int API = Opcodes.ASM9;
    private static final int HAS_NO_PLACE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC;

    private final String name;
    /** Whether it is the result of a query. */
    private final boolean cursor;

    private boolean hooks;
    private boolean holds;
    /** Whether it keeps in a field where it sends to; fields come before methods. */
    private boolean knowsHost;

    private Weaver(String name, ClassWriter writer, boolean cursor) {
        super(API, writer);
        this.name = name;
        this.cursor = cursor;
    }

    /** The class file with hooks, or null when the class has no method to hook. */
    static @Nullable Woven weave(String name, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        if ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
            return null;
        }
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        Weaver weaver = new Weaver(name, writer, !Candidates.isKnown(name) && hasCursor(reader));
        reader.accept(weaver, ClassReader.EXPAND_FRAMES);
        if (!weaver.hooks && !weaver.holds) {
            return null;
        }
        return new Woven(writer.toByteArray(), weaver.hooks ? hook(name) : Woven.COLLECTIONS);
    }

    private static String hook(String name) {
        if (Candidates.isTask(name)) {
            return "tasks";
        } else if (Candidates.isPool(name)) {
            return "pool";
        } else if (Candidates.isJdkIo(name)) {
            return "io";
        } else if (CallWeaving.isClient(name)) {
            return Woven.CALLS;
        } else if (!Candidates.isHttp(name)) {
            return "jdbc";
        } else if (name.startsWith("com/sun/")) {
            return "jdk-http";
        } else if (name.startsWith("org/eclipse/jetty/")) {
            return "jetty";
        } else if (name.startsWith("io/javalin/")) {
            return "javalin";
        }
        return name.startsWith("javax/") ? "servlet-javax" : "servlet-jakarta";
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
        knowsHost |= field.equals(CallWeaving.HOST) && descriptor.equals("Ljava/lang/String;");
        return super.visitField(access, field, descriptor, signature, value);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        if (Candidates.isApplication(name)) {
            next = new HeldWeaving(name, next, () -> holds = true);
        }
        if ((access & HAS_NO_PLACE) != 0) {
            return next;
        }
        MethodVisitor hooked = hooked(next, access, method, descriptor);
        hooks |= hooked != next;
        return hooked;
    }

    private MethodVisitor hooked(MethodVisitor next, int access, String method, String descriptor) {
        if (Candidates.isHttp(name)) {
            return http(next, access, method, descriptor);
        } else if (Candidates.isTask(name)) {
            return task(next, access, method, descriptor);
        }
        if (CallWeaving.isClient(name)) {
            return CallWeaving.of(name, next, access, method, descriptor, knowsHost);
        }
        MethodVisitor waiting = WaitWeaving.of(name, next, access, method, descriptor);
        return Candidates.isJdkIo(name) ? waiting : jdbc(waiting, access, method, descriptor);
    }

    private static boolean hasCursor(ClassReader reader) {
        boolean[] found = new boolean[1];
        reader.accept(
                new ClassVisitor(API) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String method,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        found[0] |= method.equals(Candidates.CURSOR) && descriptor.equals("()Z");
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return found[0];
    }

    private MethodVisitor task(MethodVisitor next, int access, String method, String descriptor) {
        if (name.endsWith("ThreadPoolExecutor")) {
            return switch (method) {
                case "execute" -> TaskWeaving.execute(next, access, method, descriptor);
                case "reject" -> TaskWeaving.reject(next, access, method, descriptor);
                case "runWorker" -> TaskWeaving.calls(next);
                default -> next;
            };
        }
        return switch (method + descriptor) {
            case "run()V" -> new TaskWeaving.Run(next, access, method, descriptor);
            default -> method.equals("<init>") ? TaskWeaving.made(next, access, method, descriptor) : next;
        };
    }

    private MethodVisitor http(MethodVisitor next, int access, String method, String descriptor) {
        return switch (name + '.' + method + descriptor) {
            case "com/sun/net/httpserver/Filter$Chain.doFilter(Lcom/sun/net/httpserver/HttpExchange;)V" ->
                new RequestWeaving(next, access, method, descriptor, HttpLayers.JDK);
            case "org/eclipse/jetty/server/Server.handle(Lorg/eclipse/jetty/server/HttpChannel;)V" ->
                new RequestWeaving(next, access, method, descriptor, HttpLayers.JETTY_CHANNEL);
            case "org/eclipse/jetty/server/Server.handle(Lorg/eclipse/jetty/server/Request;"
                    + "Lorg/eclipse/jetty/server/Response;Lorg/eclipse/jetty/util/Callback;)Z" ->
                new RequestWeaving(next, access, method, descriptor, HttpLayers.JETTY_CORE);
            case "javax/servlet/http/HttpServlet.service"
                            + "(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)V",
                    "jakarta/servlet/http/HttpServlet.service"
                            + "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;)V" ->
                new RequestWeaving(next, access, method, descriptor, HttpLayers.SERVLET);
            default -> isJavalinMatch(method, descriptor) ? new JavalinWeaving(next, access, method, descriptor) : next;
        };
    }

    private boolean isJavalinMatch(String method, String descriptor) {
        return name.startsWith("io/javalin/")
                && method.equals("update")
                && descriptor.startsWith("(Lio/javalin/router/Endpoint;");
    }

    private MethodVisitor jdbc(MethodVisitor next, int access, String method, String descriptor) {
        if (RowWeaving.concerns(method, descriptor)) {
            return cursor ? new RowWeaving(next, access, method, descriptor) : next;
        }
        boolean withText = descriptor.startsWith("(Ljava/lang/String;");
        char result = descriptor.charAt(descriptor.indexOf(')') + 1);
        return switch (method) {
            case "prepareStatement", "prepareCall" ->
                withText && result == 'L' ? new PrepareWeaving(next, access, method, descriptor) : next;
            case "addBatch" ->
                descriptor.equals("(Ljava/lang/String;)V") ? new BatchWeaving(next, access, method, descriptor) : next;
            case "execute",
                    "executeQuery",
                    "executeUpdate",
                    "executeLargeUpdate",
                    "executeBatch",
                    "executeLargeBatch" ->
                isExecution(method, descriptor, withText)
                        ? new ExecuteWeaving(next, access, method, descriptor, withText)
                        : next;
            default -> next;
        };
    }

    private static boolean isExecution(String method, String descriptor, boolean withText) {
        if (!withText && !descriptor.startsWith("()")) {
            return false;
        }
        String result = descriptor.substring(descriptor.indexOf(')') + 1);
        return switch (method) {
            case "execute" -> result.equals("Z");
            case "executeQuery" -> result.startsWith("L");
            case "executeUpdate" -> result.equals("I");
            case "executeLargeUpdate" -> result.equals("J");
            case "executeBatch" -> result.equals("[I");
            default -> result.equals("[J");
        };
    }
}
