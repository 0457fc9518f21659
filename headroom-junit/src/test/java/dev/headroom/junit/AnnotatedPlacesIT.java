package dev.headroom.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an expectation can stand, and what it holds for there. */
final class AnnotatedPlacesIT {

    abstract static class WithShop {
        final Shop shop = Shop.open();

        @AfterEach
        void close() {
            shop.close();
        }
    }

    @ExpectQueries(1)
    static final class OnTheClass extends WithShop {
        @Test
        void fromTheClass() {
            shop.orders(7);
        }

        @Test
        void exceeded() {
            shop.orders(7);
            shop.orders(7);
        }

        @Test
        @ExpectQueries(2)
        void ofItsOwn() {
            shop.orders(7);
            shop.orders(7);
        }

        @Nested
        final class Inside {
            @Test
            void nested() {
                shop.orders(7);
            }

            @Test
            void nestedExceeded() {
                shop.productsOneByOne(7);
            }
        }
    }

    @Test
    void onAClassItHoldsForEachTestThatHasNoneOfItsOwnAndForNestedOnes() {
        Lesson lesson = Lesson.run(OnTheClass.class);

        assertThat(lesson.green()).containsExactlyInAnyOrder("fromTheClass()", "ofItsOwn()", "nested()");
        assertThat(lesson.red()).containsExactlyInAnyOrder("exceeded()", "nestedExceeded()");
    }

    @ExpectQueries(1)
    abstract static class Parent extends WithShop {}

    static final class Child extends Parent {
        @Test
        void inherited() {
            shop.productsOneByOne(7);
        }
    }

    @Test
    void onASuperclassItIsInherited() {
        assertThat(Lesson.run(Child.class).red()).containsExactly("inherited()");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @ExpectQueries(atMost = 1)
    @ExpectAllocated(atMost = "100MiB", warmup = 0, repetitions = 1)
    @interface Frugal {}

    static final class Composed extends WithShop {
        @Test
        @Frugal
        void frugal() {
            shop.orders(7);
        }

        @Test
        @Frugal
        void lavish() {
            shop.productsOneByOne(7);
        }
    }

    @Test
    void onAnAnnotationItHoldsForWhatBearsThat() {
        Lesson lesson = Lesson.run(Composed.class);

        assertThat(lesson.green()).containsExactly("frugal()");
        assertThat(lesson.red()).containsExactly("lavish()");
    }

    static final class Parameters extends WithShop {
        @ParameterizedTest
        @ValueSource(ints = {7, 8})
        @ExpectQueries(atMost = 20)
        void customer(int customer) {
            shop.productsOneByOne(customer);
        }
    }

    @Test
    void eachInvocationOfAParameterizedTestIsJudgedAlone() {
        Lesson lesson = Lesson.run(Parameters.class);

        assertThat(lesson.red()).containsExactly("[1] customer=7");
        assertThat(lesson.green()).containsExactly("[2] customer=8");
    }

    static final class Factory extends WithShop {
        @TestFactory
        @ExpectQueries(1)
        @ExpectAllocated(atMost = "100MiB", warmup = 0, repetitions = 2)
        Stream<DynamicTest> dynamic() {
            return Stream.of(
                    dynamicTest("one", () -> shop.orders(7)), dynamicTest("many", () -> shop.productsOneByOne(7)));
        }
    }

    @Test
    void eachDynamicTestIsJudgedAlone() {
        Lesson lesson = Lesson.run(Factory.class);

        assertThat(lesson.green()).contains("one");
        assertThat(lesson.red()).containsExactly("many");
    }
}
