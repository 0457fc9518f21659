package dev.headroom.profile.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.profile.Profile;
import dev.headroom.profile.view.StackStory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleJudgeTest {

    private static Profile shop(long list, long other) {
        return StackStory.profile()
                .stack("main;com.acme.Shop.serve;com.acme.Shop.list;java.util.HashMap.get", list)
                .stack("main;java.lang.Thread.run", other)
                .build();
    }

    private static RuleResult judge(Profile base, Profile head, String rule) throws NoSuchFunctionException {
        return RuleJudge.judge(
                        ComparedProfiles.perSample(List.of(base), List.of(head)), List.of(GrowthRule.parse(rule)))
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total(\"com.acme.*\") > 5%",
                "total('com.acme.*')>5.0 %",
                "total(/com.acme.*/) > 5%",
                "total(/^com\\.acme\\.Shop\\.(list|serve)$/) > 5%",
                "self(\"java.util.HashMap.get\") > 5%"
            })
    void growthBeyondTheLimitBreaksTheRuleHoweverItIsWritten(String rule) throws NoSuchFunctionException {
        RuleResult result = judge(shop(1000, 9000), shop(2000, 8000), rule);

        assertThat(result.outcome()).isEqualTo(RuleResult.Outcome.FAIL);
        assertThat(result.baseSamples()).isEqualTo(1000);
        assertThat(result.change().best()).isCloseTo(1.0, within(1e-9));
        assertThat(result.moreSamples()).isEqualTo(1);
    }

    @Test
    void aSampleCountsOnceHoweverManyOfTheFunctionsItMet() throws NoSuchFunctionException {
        RuleResult result = judge(shop(1000, 9000), shop(1000, 9000), "total(\"*\") > 5%");

        assertThat(result.headSamples()).isEqualTo(10_000);
        assertThat(result.outcome()).isEqualTo(RuleResult.Outcome.PASS);
    }

    @Test
    void pointsAreOfAllSamples() throws NoSuchFunctionException {
        Profile base = shop(1000, 9000);
        Profile head = shop(1500, 8500);

        assertThat(judge(base, head, "total(\"com.acme.*\") > 2pp").outcome()).isEqualTo(RuleResult.Outcome.FAIL);
        assertThat(judge(base, head, "total(\"com.acme.*\") > 8pp").outcome()).isEqualTo(RuleResult.Outcome.PASS);
        assertThat(judge(base, head, "total(\"com.acme.*\") > 2pp").change().best())
                .isCloseTo(0.05, within(1e-9));
    }

    @Test
    void aWideIntervalIsInconclusiveAndSaysHowManyTimesTheSamplesWouldDecide() throws NoSuchFunctionException {
        RuleResult few = judge(shop(50, 450), shop(55, 445), "total(\"com.acme.*\") > 5%");

        assertThat(few.outcome()).isEqualTo(RuleResult.Outcome.INCONCLUSIVE);
        long times = (long) Math.ceil(few.moreSamples() * 1.3);
        RuleResult enough =
                judge(shop(50 * times, 450 * times), shop(55 * times, 445 * times), "total(\"com.acme.*\") > 5%");
        assertThat(enough.outcome()).isEqualTo(RuleResult.Outcome.FAIL);
    }

    @Test
    void whatIsNewHasGrownWithoutBound() throws NoSuchFunctionException {
        Profile none =
                StackStory.profile().stack("main;java.lang.Thread.run", 10_000).build();

        RuleResult result = judge(none, shop(100, 9900), "total(\"com.acme.*\") > 50%");

        assertThat(result.outcome()).isEqualTo(RuleResult.Outcome.FAIL);
        assertThat(result.change().best()).isInfinite();
    }

    @Test
    void whatIsGoneKeepsItsRule() throws NoSuchFunctionException {
        Profile none =
                StackStory.profile().stack("main;java.lang.Thread.run", 10_000).build();

        assertThat(judge(shop(100, 9900), none, "total(\"com.acme.*\") > 0%").outcome())
                .isEqualTo(RuleResult.Outcome.PASS);
    }

    /** Each alone at the 5 % level would break by a hair; of twenty such one is expected by chance. */
    @Test
    void manyRulesAreHeldAgainstHolmsCorrection() throws NoSuchFunctionException {
        var compared = ComparedProfiles.perSample(List.of(shop(1000, 9000)), List.of(shop(1090, 8910)));
        GrowthRule rule = GrowthRule.parse("total(\"com.acme.*\") > 5%");

        RuleResult alone = RuleJudge.judge(compared, List.of(rule)).get(0);
        List<RuleResult> many =
                RuleJudge.judge(compared, Stream.generate(() -> rule).limit(20).toList());

        assertThat(alone.outcome()).isEqualTo(RuleResult.Outcome.FAIL);
        assertThat(many).allMatch(result -> result.outcome() == RuleResult.Outcome.INCONCLUSIVE);
    }

    @Test
    void aNameThatNobodyHasIsMetWithTheNearest() {
        assertThatThrownBy(() -> judge(shop(1, 1), shop(1, 1), "self(\"com.acme.Shop.lits\") > 5%"))
                .isInstanceOf(NoSuchFunctionException.class)
                .hasMessageContaining("com.acme.Shop.list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "total > 5%",
                "total(\"a\") > 5",
                "total(\"a\") < 5%",
                "total(\"a\") > -5%",
                "all(\"a\") > 5%",
                "total(a) > 5%",
                "total(\"a\") > 5% and self(\"b\") > 1%",
                "total(/(/) > 5%",
                "total(\"\") > 5%"
            })
    void whatIsNoRuleIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrowthRule.parse(text))
                .withMessageContaining("is not a");
    }

    @Test
    void pointsOfRatesMakeNoSense() {
        var rates = new ComparedProfiles(
                Per.SECOND, List.of(new Replicate(shop(1, 1), 1)), List.of(new Replicate(shop(1, 1), 1)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleJudge.judge(rates, List.of(GrowthRule.parse("self(\"main\") > 2pp"))))
                .withMessageContaining("per second");
    }
}
