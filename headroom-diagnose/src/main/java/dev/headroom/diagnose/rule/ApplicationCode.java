package dev.headroom.diagnose.rule;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.StackTable;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells the frames a user wrote from those of the JDK, of libraries, of the VM and of generated classes, over one table of
 * stacks. Remembers what it was asked of a frame, a function or a stack: many requests share them. Not thread-safe.
 */
public final class ApplicationCode {

    /** Finds the application frame that a stack's end belongs to, from nothing but the stack. */
    @FunctionalInterface
    public interface SiteFinder {

        /** The stack cut at that frame, or {@link StackTable#ROOT} where it finds none. */
        int siteOf(int stack, ApplicationCode code);
    }

    /** Where code lives that a user of a service does not change. A prefix ends in a dot unless it names a class. */
    private static final List<String> FOREIGN_PACKAGES = List.of(
            // the JDK
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "netscape.javascript.",
            "org.w3c.dom.",
            "org.xml.sax.",
            // languages and specifications
            "kotlin.",
            "kotlinx.",
            "scala.",
            "groovy.",
            "jakarta.",
            "org.jspecify.",
            // databases and pools
            "org.h2.",
            "org.postgresql.",
            "com.mysql.",
            "org.mariadb.",
            "oracle.jdbc.",
            "com.microsoft.sqlserver.",
            "org.hsqldb.",
            "com.zaxxer.hikari.",
            "com.mchange.",
            "org.hibernate.",
            "org.jooq.",
            "com.mongodb.",
            "redis.clients.",
            "io.lettuce.",
            // servers, clients and frameworks
            "org.eclipse.jetty.",
            "io.javalin.",
            "org.springframework.",
            "io.netty.",
            "io.undertow.",
            "io.vertx.",
            "io.quarkus.",
            "io.micronaut.",
            "io.grpc.",
            "io.helidon.",
            "okhttp3.",
            "okio.",
            "retrofit2.",
            "reactor.",
            "io.reactivex.",
            "org.reactivestreams.",
            "org.glassfish.",
            "org.jboss.",
            "org.apache.",
            "org.thymeleaf.",
            "freemarker.",
            // logging
            "ch.qos.logback.",
            "org.slf4j.",
            // serialisation and everyday libraries
            "com.fasterxml.",
            "tools.jackson.",
            "com.google.",
            "com.github.benmanes.caffeine.",
            "org.json.",
            "org.yaml.",
            "net.bytebuddy.",
            "org.objectweb.asm.",
            "org.antlr.",
            "org.aspectj.",
            "io.micrometer.",
            "io.opentelemetry.",
            "one.profiler.",
            "dev.headroom.agent.");

    /** Classes made at run time: proxies, reflection stubs, lambda forms and the classes behind lambdas. */
    private static final Pattern GENERATED = Pattern.compile(
            "\\$\\$Lambda|\\$\\$(EnhancerBy|SpringCGLIB|FastClass|KeyFactory)|\\$Proxy\\d|LambdaForm\\$|/0x[0-9a-f]+|"
                    + "_\\$\\$_jvst|\\$HibernateProxy\\$|\\$ByteBuddy\\$|GeneratedMethodAccessor|GeneratedConstructorAccessor");

    private static final Pattern JAVA_METHOD = Pattern.compile(
            "[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}./$+-]*\\.(<?[^.:\\s()\\[\\]]+>?)");

    private static final byte UNASKED = 0;
    private static final byte YES = 1;
    private static final byte NO = 2;

    private final StackTable stacks;
    /** By frame, whether it is one of the application. */
    private byte[] origins = new byte[256];
    /** By question, for every function the answer to it. */
    private final IdentityHashMap<Object, byte[]> answers = new IdentityHashMap<>();
    /** By finder, for every stack its site; 0 where it was not asked, and the complement of the site where it was. */
    private final IdentityHashMap<SiteFinder, int[]> sitesByFinder = new IdentityHashMap<>();

    public ApplicationCode(StackTable stacks) {
        this.stacks = stacks;
    }

    public StackTable stacks() {
        return stacks;
    }

    /** Whether the leaf of this stack is a frame of the application. */
    public boolean isApplicationLeaf(int stack) {
        int frame = stacks.leaf(stack);
        if (frame >= origins.length) {
            origins = Arrays.copyOf(origins, Math.max(frame + 1, stacks.frameCount()));
        }
        if (origins[frame] == UNASKED) {
            origins[frame] = isApplication(stacks.frame(frame)) ? YES : NO;
        }
        return origins[frame] == YES;
    }

    /**
     * The stack cut at its innermost application frame, which becomes the leaf; {@link StackTable#ROOT} where there is none.
     */
    public int innermostSite(int stack) {
        int at = stack;
        while (at != StackTable.ROOT && !isApplicationLeaf(at)) {
            at = stacks.parent(at);
        }
        return at;
    }

    /** What the finder answers for a stack; it is asked once per stack. Meant for the few finders that are constants. */
    public int siteOf(int stack, SiteFinder finder) {
        int[] sites = sitesByFinder.computeIfAbsent(finder, asked -> new int[stacks.size()]);
        if (stack >= sites.length) {
            sites = Arrays.copyOf(sites, stacks.size());
            sitesByFinder.put(finder, sites);
        }
        if (sites[stack] == 0) {
            sites[stack] = ~finder.siteOf(stack, this);
        }
        return ~sites[stack];
    }

    /**
     * Whether the name of the leaf's function starts with one of these prefixes. A name is compared once per list, which is
     * meant to be a constant.
     */
    public boolean leafStartsWith(int stack, List<String> prefixes) {
        return leafAnswers(stack, prefixes, name -> startsWithAny(name, prefixes));
    }

    /** Whether the leaf's function is one of these. A name is tested once per object, which is meant to be a constant. */
    public boolean leafIs(int stack, Predicate<String> function) {
        return leafAnswers(stack, function, function);
    }

    private boolean leafAnswers(int stack, Object question, Predicate<String> ofName) {
        byte[] known = answers.computeIfAbsent(question, asked -> new byte[stacks.functionCount()]);
        int function = stacks.functionId(stacks.leaf(stack));
        if (function >= known.length) {
            known = Arrays.copyOf(known, stacks.functionCount());
            answers.put(question, known);
        }
        if (known[function] == UNASKED) {
            known[function] = ofName.test(stacks.functionName(function)) ? YES : NO;
        }
        return known[function] == YES;
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Function names from the outermost application frame of a stack to its leaf, outermost first. */
    public List<String> pathTo(int stack) {
        List<Frame> leafFirst = stacks.framesOf(stack);
        int outermost = leafFirst.size() - 1;
        while (outermost >= 0 && !isApplication(leafFirst.get(outermost))) {
            outermost--;
        }
        String[] path = new String[outermost + 1];
        for (int i = 0; i <= outermost; i++) {
            path[outermost - i] = leafFirst.get(i).name();
        }
        return List.of(path);
    }

    public static boolean isApplication(Frame frame) {
        if (frame.kind() == FrameKind.NATIVE || frame.kind() == FrameKind.KERNEL) {
            return false;
        }
        return isApplication(frame.name());
    }

    /** Whether a function's full name is that of a method of the application. */
    public static boolean isApplication(String function) {
        return !function.contains(".so.") && JAVA_METHOD.matcher(function).matches() && isApplicationClass(function);
    }

    /** Whether a class of this full name is one of the application. */
    public static boolean isApplicationClass(String className) {
        return !startsWithAny(className, FOREIGN_PACKAGES)
                && !GENERATED.matcher(className).find();
    }
}
