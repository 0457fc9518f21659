package dev.headroom.example.habits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every repair answers what its habit does. */
class HabitsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Habits habits;

    @BeforeAll
    static void open() throws Exception {
        habits = Habits.open(0);
    }

    @AfterAll
    static void close() {
        habits.close();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(habits.uri() + path)).build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    @Test
    void bothWaysOfAPairAnswerTheSame() throws Exception {
        for (Pair pair : habits.pairs()) {
            List<String> bad = new ArrayList<>();
            List<String> fixed = new ArrayList<>();
            for (int number : List.of(1, 7, Pair.NUMBERS)) {
                bad.add(pair.bad(number));
                fixed.add(pair.fixed(number));
            }

            assertThat(fixed).as(pair.rule()).isEqualTo(bad);
        }
    }

    @Test
    void theyAreServedByTheRulesName() throws Exception {
        for (Pair pair : habits.pairs()) {
            HttpResponse<String> bad = get("/bad/" + pair.rule() + "?n=3");
            HttpResponse<String> fixed = get("/fixed/" + pair.rule() + "?n=3");

            assertThat(bad.statusCode()).as(pair.rule()).isEqualTo(200);
            assertThat(fixed.statusCode()).as(pair.rule()).isEqualTo(200);
            assertThat(fixed.body()).isEqualTo(bad.body());
        }
    }

    @Test
    void aNumberThatIsNoneIsRefusedWithTheRemedy() throws Exception {
        for (String query : List.of("", "?n=0", "?n=41", "?n=x")) {
            HttpResponse<String> answer = get("/bad/missing-batch" + query);

            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).contains("?n=", "1 to 40");
        }
    }
}
