package dev.headroom.junit.internal.run;

import dev.headroom.junit.NotMeasuredException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A test's body that is called again, past JUnit, after JUnit has called it once. What it throws then is told apart from a failure
 * of the test itself. Not thread-safe.
 */
public final class RepeatedBody implements Body {
    private final Body body;
    private int runs = 1;

    public RepeatedBody(Body body) {
        this.body = body;
    }

    /** The body of a test method; calling it allocates nothing where the module system lets us call it. */
    public static RepeatedBody ofMethod(Method method, Object target, Object... arguments) {
        if (!method.trySetAccessible()) {
            return new RepeatedBody(() -> ReflectionSupport.invokeMethod(method, target, arguments));
        }
        return new RepeatedBody(() -> {
            try {
                method.invoke(target, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        });
    }

    @Override
    public void run() throws Throwable {
        runs++;
        try {
            body.run();
        } catch (VirtualMachineError hopeless) {
            throw hopeless;
        } catch (Throwable thrown) { // whatever the test throws
            throw new NotMeasuredException(
                    "The body of this test passed once, but its run " + runs + " threw " + thrown
                            + ". To tell what it costs it is repeated, on one instance and without @BeforeEach and"
                            + " @AfterEach in between: let it leave things as it found them, or prepare them itself.",
                    thrown);
        }
    }
}
