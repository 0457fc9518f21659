package dev.headroom.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How much memory the body of a test may allocate on its thread and in the tasks that it gives to executors (see {@link Threads}).
 *
 * <p>The body is repeated, on the same instance and with the same arguments, without {@code @BeforeEach} and {@code @AfterEach} in
 * between; so it must be such that it can be. What the first runs allocate for loading and compiling is left out, and the median
 * of the repetitions is judged.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(HeadroomExtension.class)
public @interface ExpectAllocated {
    /** An amount of memory: {@code 250KiB}, {@code 1.5MiB}, {@code 0B}. */
    String atMost();

    /** Runs before the ones that are measured. */
    int warmup() default 20;

    /** Runs that are measured. */
    int repetitions() default 20;
}
