package dev.headroom.code;

import dev.headroom.code.internal.files.ClassPath;
import dev.headroom.code.internal.pass.FirstPass;
import dev.headroom.code.internal.pass.SecondPass;
import dev.headroom.code.internal.rules.StandardRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads class files and says where they have the shape of an anti-pattern, without running them. The first pass learns who calls
 * whom, the second looks into the methods that have loops or lead to an API that matters. The same class path gives the same
 * answer.
 *
 * <p>Class files of all releases up to Java 26 are read, whoever compiled them. What cannot be read is counted, not failed on.
 */
public final class CodeReader {

    private final CodeLimits limits;
    private final Predicate<String> own;

    public CodeReader(CodeLimits limits) {
        this(limits, className -> true);
    }

    private CodeReader(CodeLimits limits, Predicate<String> own) {
        this.limits = limits;
        this.own = own;
    }

    public static CodeReader standard() {
        return new CodeReader(CodeLimits.standard());
    }

    /**
     * Looks into no other code than this. Of the other classes their place in the hierarchy and their methods count, so that a call is
     * still known to mean one or several; what they do is not known.
     *
     * @param ofClass given names with dots
     */
    public CodeReader lookingOnlyInto(Predicate<String> ofClass) {
        return new CodeReader(limits, ofClass);
    }

    /**
     * @param classPath jars (also of Spring Boot, and wars), folders of classes or jars, single class files; of two classes of
     *     one name the first counts
     * @throws UnreadableCodeException where an entry is not there, or nothing that holds classes
     * @throws IOException where reading fails
     */
    public CodeReading read(List<Path> classPath) throws IOException {
        var path = new ClassPath(classPath, limits);
        var first = new FirstPass(own);
        path.forEach(first);
        var second = new SecondPass(first, new StandardRules(first.graph()));
        path.forEach(second);
        return second.reading();
    }
}
