package dev.headroom.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** How many SQL executions a test issues, counted in one run and exactly. */
final class ExpectedQueriesIT {

    abstract static class WithShop {
        final Shop shop = Shop.open();

        @AfterEach
        void close() {
            shop.close();
        }
    }

    static final class Exact extends WithShop {
        @Test
        @ExpectQueries(1)
        void one() {
            shop.productsAtOnce(7);
        }
    }

    @Test
    void aTestThatIssuesAsManyAsExpectedPassesAndPublishesTheNumber() {
        Lesson lesson = Lesson.run(Exact.class);

        assertThat(lesson.green()).containsExactly("one()");
        assertThat(lesson.published("headroom.queries")).containsExactly("1 SQL execution");
    }

    static final class OneByOne extends WithShop {
        @Test
        @ExpectQueries(2)
        void tooMany() {
            shop.productsOneByOne(7);
        }
    }

    @Test
    void aTestThatIssuesMoreNamesEachStatementWithItsCountAndPlace() {
        Lesson lesson = Lesson.run(OneByOne.class);

        lesson.assertThatOnlyFailure()
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("   1 × SELECT id FROM orders WHERE customer = ?\n")
                .hasMessageContaining("n-plus-one-queries");
        assertThat(String.valueOf(lesson.failures().get(0).getMessage()).lines())
                .startsWith(
                        "queries: 21 SQL executions, expected exactly 2 (one run)",
                        "  20 × SELECT product FROM lines WHERE order_id = ?")
                .anyMatch(line -> line.startsWith("       at dev.headroom.junit.Shop.numbers(Shop.java:"));
        assertThat(lesson.published("headroom.queries")).containsExactly("21 SQL executions");
    }

    static final class Fewer extends WithShop {
        @Test
        @ExpectQueries(3)
        void cached() {
            shop.orders(7);
        }
    }

    @Test
    void fewerThanExactlySoManyIsAFailureToo() {
        Lesson.run(Fewer.class).assertThatOnlyFailure().hasMessageContaining("1 SQL execution, expected exactly 3");
    }

    static final class Ranges extends WithShop {
        @Test
        @ExpectQueries(atMost = 2)
        void atMostHolds() {
            shop.orders(7);
            shop.orders(7);
        }

        @Test
        @ExpectQueries(atLeast = 1)
        void atLeastHolds() {
            shop.orders(7);
        }

        @Test
        @ExpectQueries(atLeast = 1, atMost = 2)
        void between() {
            shop.orders(7);
        }

        @Test
        @ExpectQueries(atMost = 1)
        void atMostIsExceeded() {
            shop.productsOneByOne(7);
        }

        @Test
        @ExpectQueries(atLeast = 2)
        void atLeastIsMissed() {
            shop.orders(7);
        }
    }

    @Test
    void aNumberMayBeARange() {
        Lesson lesson = Lesson.run(Ranges.class);

        assertThat(lesson.green()).containsExactlyInAnyOrder("atMostHolds()", "atLeastHolds()", "between()");
        assertThat(lesson.red()).containsExactlyInAnyOrder("atMostIsExceeded()", "atLeastIsMissed()");
    }

    static final class Preparation extends WithShop {
        @BeforeEach
        void prepare() {
            shop.productsOneByOne(7);
        }

        @AfterEach
        void tidyUp() {
            shop.productsOneByOne(7);
        }

        @Test
        @ExpectQueries(0)
        void nothing() {
            // nothing
        }
    }

    @Test
    void whatSurroundsTheTestIsNotCounted() {
        assertThat(Lesson.run(Preparation.class).green()).containsExactly("nothing()");
    }

    static final class Fails extends WithShop {
        @Test
        @ExpectQueries(0)
        void throwsItsOwn() {
            shop.orders(7);
            throw new IllegalStateException("the test's own failure");
        }
    }

    @Test
    void aTestThatFailsByItselfFailsForThatAlone() {
        Lesson.run(Fails.class)
                .assertThatOnlyFailure()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the test's own failure");
    }

    static final class Impossible extends WithShop {
        @Test
        @ExpectQueries
        void noLimit() {
            shop.orders(7);
        }

        @Test
        @ExpectQueries(value = 1, atMost = 2)
        void twoLimits() {
            shop.orders(7);
        }

        @Test
        @ExpectQueries(atLeast = 3, atMost = 2)
        void noNumber() {
            shop.orders(7);
        }

        @Test
        @ExpectQueries(-7)
        void negative() {
            shop.orders(7);
        }
    }

    @Test
    void anAnnotationThatSaysWhatCannotBeIsAnError() {
        Lesson lesson = Lesson.run(Impossible.class);

        assertThat(lesson.failures())
                .hasSize(4)
                .anySatisfy(failure -> assertThat(failure)
                        .hasMessageContaining("@ExpectQueries of")
                        .hasMessageContaining("noLimit")
                        .hasMessageContaining("it names no limit"))
                .anySatisfy(failure -> assertThat(failure).hasMessageContaining("exact and at least or at most"))
                .anySatisfy(failure -> assertThat(failure).hasMessageContaining("at least 3 and at most 2"))
                .anySatisfy(failure -> assertThat(failure).hasMessageContaining("executed -7 times"));
    }
}
