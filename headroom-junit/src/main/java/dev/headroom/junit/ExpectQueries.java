package dev.headroom.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How many SQL executions the body of a test may issue. They are counted in its one run, exactly: one JDBC execution is one, a batch
 * too, however many pool wrappers it goes through. What {@code @BeforeEach} and {@code @AfterEach} issue is not counted, nor what a
 * connection pool issues on its own account.
 *
 * <p>A test that fails names each statement with its count and the place that issued it. On a class it holds for each of its tests
 * that has none of its own; on an annotation, for what bears that.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(HeadroomExtension.class)
public @interface ExpectQueries {
    /** What stands for no limit. */
    int UNLIMITED = -1;

    /** Exactly so many. */
    int value() default UNLIMITED;

    int atMost() default UNLIMITED;

    int atLeast() default UNLIMITED;

    Threads threads() default Threads.TEST;
}
