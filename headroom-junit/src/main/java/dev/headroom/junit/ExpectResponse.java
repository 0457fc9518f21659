package dev.headroom.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long the body of a test may take, by percentiles over its repetitions, one after the other: a closed model with one user, so
 * nothing waits in line. It is repeated as for {@link ExpectAllocated}; a failure is confirmed by as many repetitions anew.
 *
 * <p>A percentile takes as many repetitions as bound it with 95 % confidence (distribution-free, Wilks 1941): 5 for p50, 59 for p95,
 * 299 for p99. Times depend on the machine and on what else it does: let a limit have room, and run such tests apart from others
 * ({@code @Isolated}).
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(HeadroomExtension.class)
public @interface ExpectResponse {
    /** What stands for as many repetitions as the highest percentile needs, and at least 20. */
    int AS_NEEDED = 0;

    /** The longest median, a duration such as {@code 20ms}; empty for no limit. */
    String p50() default "";

    /** As {@link #p50} for the 95th percentile. */
    String p95() default "";

    /** As {@link #p50} for the 99th percentile. */
    String p99() default "";

    /** Runs before the ones that are measured. */
    int warmup() default 20;

    /** Runs that are measured. */
    int repetitions() default AS_NEEDED;
}
