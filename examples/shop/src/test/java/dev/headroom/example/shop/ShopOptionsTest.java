package dev.headroom.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopOptionsTest {

    private static ShopOptions parse(String... args) throws BadOptionException {
        return ShopOptions.parse(args, Map.of());
    }

    @Test
    void withoutOptionsTheShopHasEveryHabitAndH2() throws BadOptionException {
        ShopOptions options = parse();

        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.jdbcUrl()).startsWith("jdbc:h2:mem:");
        assertThat(options.fixes()).isEqualTo(Fixes.none());
        assertThat(options.log()).isEqualTo(ShopOptions.LogTarget.FILE);
    }

    @Test
    void theCommandLineWinsOverTheEnvironment() throws BadOptionException {
        Map<String, String> environment = Map.of("SHOP_PORT", "1", "SHOP_FIXED", "all", "SHOP_JDBC_USER", "me");

        ShopOptions options = ShopOptions.parse(new String[] {"--port=2", "--log", "console"}, environment);

        assertThat(options.port()).isEqualTo(2);
        assertThat(options.fixes()).isEqualTo(Fixes.all());
        assertThat(options.jdbcUser()).isEqualTo("me");
        assertThat(options.log()).isEqualTo(ShopOptions.LogTarget.CONSOLE);
    }

    @Test
    void fixesAreNamedByTheirIds() throws BadOptionException {
        assertThat(parse("--fixed", "unbounded-cache, eager-evaluation").fixes())
                .isEqualTo(Fixes.of(Planted.UNBOUNDED_CACHE, Planted.EAGER_EVALUATION));
    }

    @ParameterizedTest
    @CsvSource({
        "--port=-1, --port is '-1'",
        "--port=65536, --port is '65536'",
        "--port=99999999999, --port is",
        "--port=, --port is",
        "--port, --port needs a value",
        "--prot=1, Unknown option '--prot=1'",
        "stray, Unknown option 'stray'",
        "--fixed=n-plus-two, --fixed names 'n-plus-two'",
        "--fixed=, --fixed names ''",
        "--log=tape, --log is 'tape'",
        "--jdbc-url=postgresql://x, --jdbc-url is",
    })
    void whatCannotBeObeyedIsNamed(String argument, String message) {
        assertThatThrownBy(() -> parse(argument))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining(message);
    }
}
