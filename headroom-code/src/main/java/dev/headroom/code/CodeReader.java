package dev.headroom.code;

import dev.headroom.code.internal.files.ClassPath;
import dev.headroom.code.internal.pass.FirstPass;
import dev.headroom.code.internal.pass.SecondPass;
import dev.headroom.code.internal.rules.StandardRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads class files and says where they have the shape of an anti-pattern, without running them. The first pass learns who calls
 * whom, the second looks into the methods that have loops or lead to an API that matters. The same class path gives the same
 * answer.
 *
 * <p>Class files of all releases up to Java 26 are read, whoever compiled them. What cannot be read is counted, not failed on.
 */
public final class CodeReader {

    private final CodeLimits limits;

    public CodeReader(CodeLimits limits) {
        this.limits = limits;
    }

    public static CodeReader standard() {
        return new CodeReader(CodeLimits.standard());
    }

    /**
     * @param classPath jars (also of Spring Boot, and wars), folders of classes or jars, single class files; of two classes of
     *     one name the first counts
     * @throws UnreadableCodeException where an entry is not there, or nothing that holds classes
     * @throws IOException where reading fails
     */
    public CodeReading read(List<Path> classPath) throws IOException {
        var path = new ClassPath(classPath, limits);
        var first = new FirstPass();
        path.forEach(first);
        var second = new SecondPass(first, new StandardRules(first.graph()));
        path.forEach(second);
        return second.reading();
    }
}
