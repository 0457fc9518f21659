package dev.headroom.diagnose.language;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import dev.headroom.profile.StackTable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The language of every function of one table of stacks, and which of its frames are the user's.
 *
 * <p>A file's ending tells the language. Where there is no file, the shape of the name does; a name that could be Java's or Go's
 * ({@code time.Time.Sub}) is of the language of which the table holds something certain. The table must hold all stacks by
 * now. Immutable.
 */
public final class Languages {

    private static final List<String> JVM = List.of(".java", ".kt", ".kts", ".scala", ".groovy", ".clj");
    private static final List<String> PYTHON = List.of(".py", ".pyx", ".pyw", ".ipynb");

    /** {@code com.acme.Shop.list}, {@code Shop.list}: a class, then a method. */
    private static final Pattern CLASS_AND_METHOD = Pattern.compile(
            "(?:[\\p{javaJavaIdentifierPart}-]+\\.)*\\p{Lu}[\\p{javaJavaIdentifierPart}/+.]*\\.[^.:\\s()\\[\\]]+");

    /** {@code main.list}, {@code github.com/acme/shop.(*Cart).Add}. */
    private static final Pattern GO_SHAPE =
            Pattern.compile("(?:[\\w.~%\\-]+/)*[\\w%\\-]+\\.(?:\\(\\*?[\\p{L}_]|[\\p{L}_])[^ :]*");

    private static final Pattern DOTTED = Pattern.compile("[\\p{javaJavaIdentifierPart}.]+");

    private final StackTable stacks;
    private final Language[] byFunction;
    private final boolean[] users;

    private Languages(StackTable stacks, Language[] byFunction, boolean[] users) {
        this.stacks = stacks;
        this.byFunction = byFunction;
        this.users = users;
    }

    public static Languages of(StackTable stacks) {
        var byFunction = new Language[stacks.functionCount()];
        Language unclear = Language.OTHER;
        for (int function = 0; function < byFunction.length; function++) {
            byFunction[function] = certain(stacks.function(function));
            if (unclear == Language.OTHER && byFunction[function] != Language.PYTHON) {
                unclear = byFunction[function];
            }
        }
        var users = new boolean[stacks.frameCount()];
        for (int frame = 0; frame < users.length; frame++) {
            int function = stacks.functionId(frame);
            if (byFunction[function] == Language.OTHER) {
                byFunction[function] = byShape(stacks.frame(frame), unclear);
            }
            users[frame] = byFunction[function].code().wrote(stacks.frame(frame));
        }
        return new Languages(stacks, byFunction, users);
    }

    public StackTable stacks() {
        return stacks;
    }

    /** By the table's id of a function. */
    public Language ofFunction(int function) {
        return byFunction[function];
    }

    /** Whether the user wrote a frame, by the table's id of it. */
    public boolean isUsers(int frame) {
        return users[frame];
    }

    private static Language certain(Function function) {
        String file = function.file();
        String name = function.name();
        if (endsWithOneOf(file, JVM)) {
            return Language.JAVA;
        }
        if (file.endsWith(".go") || name.contains(".(*")) {
            return Language.GO;
        }
        if (endsWithOneOf(file, PYTHON) || file.startsWith("<frozen ") || PythonCode.isBuiltIn(name)) {
            return Language.PYTHON;
        }
        if (!file.isEmpty()) {
            return file.endsWith(".s") && name.startsWith("runtime.") ? Language.GO : Language.OTHER;
        }
        boolean jdk = name.startsWith("java.") || name.startsWith("jdk.internal.") || name.startsWith("sun.");
        return jdk ? Language.JAVA : name.startsWith("runtime.") ? Language.GO : Language.OTHER;
    }

    private static Language byShape(Frame frame, Language unclear) {
        String name = frame.name();
        String file = frame.function().file();
        if (file.equals("<string>") || file.equals("<stdin>")) {
            return Language.PYTHON;
        }
        boolean named = file.isEmpty() && frame.kind() != FrameKind.KERNEL && frame.kind() != FrameKind.THREAD;
        if (!named || name.contains(".so.") || name.endsWith(".so")) {
            return Language.OTHER;
        }
        boolean dotted = name.indexOf('.') > 0 && DOTTED.matcher(name).matches();
        if (unclear == Language.JAVA && dotted) {
            return Language.JAVA;
        }
        if (unclear == Language.GO && GO_SHAPE.matcher(name).matches()) {
            return Language.GO;
        }
        if (CLASS_AND_METHOD.matcher(name).matches()) {
            return Language.JAVA;
        }
        boolean path = name.indexOf('/') > 0 || name.startsWith("main.");
        return path && GO_SHAPE.matcher(name).matches() ? Language.GO : Language.OTHER;
    }

    private static boolean endsWithOneOf(String file, List<String> endings) {
        for (String ending : endings) {
            if (file.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
