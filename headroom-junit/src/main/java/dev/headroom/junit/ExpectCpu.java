package dev.headroom.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How much CPU time the body of a test may take on its thread and in the tasks that it gives to executors (see {@link Threads}). It
 * is repeated as for {@link ExpectAllocated}, and the median is judged; a failure is confirmed by as many repetitions anew.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(HeadroomExtension.class)
public @interface ExpectCpu {
    /** A duration: {@code 500us}, {@code 5ms}. */
    String atMost();

    /** Runs before the ones that are measured. */
    int warmup() default 20;

    /** Runs that are measured. */
    int repetitions() default 20;
}
