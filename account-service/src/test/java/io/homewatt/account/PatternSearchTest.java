package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches by regular expressions: what they find, and what they cost at most. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class PatternSearchTest {
    private final AccountApi api = AccountApi.fresh();

    @ParameterizedTest
    @CsvSource({
        "^b.*l$, Briarwood Mall",
        "(mall|talk)$, Briarwood Mall",
        "[[:digit:]]{3}, 'Unit 042, Zone 7'",
        "\\d+\\D+\\d, 'Unit 042, Zone 7'",
        "^\u0101, \u0100B",
        "(.)\\1\\1, aaa"
    })
    void aPatternIsAsPostgresHasThem(String pattern, String found) {
        String id = api.createWith("accountName", found);
        api.createWith("accountName", "nothing of it");

        assertThat(api.found("search", pattern, "isRegex", "true")).containsExactly(id);
        assertThat(api.found("search", pattern)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a", "a{2", "*a", "\\", "a{3,2}", "(?<=a)b)", "[[:nothing:]]", "\\1", "[b-a]"})
    void whatIsNoPatternIsRefused(String pattern) {
        api.createWith("accountName", "aaa");

        Refusal.names(search(pattern), "search");
        assertThat(api.found("search", pattern)).isEmpty();
    }

    /** Texts that have the form of these, but for the lengths, which are tried one after the other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a+)(a+)(a+)(a+)b\\1\\2\\3\\4\\1\\2\\3\\4$",
                "^(a*)(a*)(a*)(a*)(a*)b(\\1\\2\\3\\4\\5){2}$",
                "^((a+)(a+)+)+b(\\2\\3\\1)+\\1\\1\\2\\2$"
            })
    void aPatternThatTakesForEverIsGivenUp(String pattern) throws Exception {
        Response answer = searchBesideAnother(pattern);

        Refusal.names(answer, "search");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(.*)(.*)(.*)(.*)(.*)\\1\\2\\3\\4\\5x",
                "((a+)+)\\2+\\1+c",
                "((((a{1,200}){1,200}){1,200}){1,200}){1,200}",
                "((((((x{0,99}){0,99}y)*){0,99}){0,99}z)*){0,99}",
                "(a|aa|aaa|aaaa)*(b|\\1)*(c|\\2)*d"
            })
    void noOtherPatternTakesForEverEither(String pattern) throws Exception {
        Response answer = searchBesideAnother(pattern);

        if (answer.statusCode() != 200) {
            Refusal.names(answer, "search");
        }
    }

    /** Within bounds, and meanwhile others are served. */
    private Response searchBesideAnother(String pattern) throws Exception {
        String value = "a".repeat(950) + "b" + "a".repeat(949);
        for (int i = 0; i < 5; i++) {
            api.createWith("properties.k", value);
        }

        long begin = System.nanoTime();
        var slow = CompletableFuture.supplyAsync(() -> new Timed(search(pattern, "properties.k"), begin));
        var other = new Timed(api.asBackEnd().get(PATH), begin);
        Timed ended = slow.get();

        System.out.printf(
                "%s: %d after %.2f s, others %.2f s%n",
                pattern, ended.answer.statusCode(), ended.seconds, other.seconds);
        assertThat(other.answer.statusCode()).isEqualTo(200);
        assertThat(other.seconds).isLessThan(3);
        assertThat(ended.seconds).isLessThan(5);
        return ended.answer;
    }

    private static final class Timed {
        final Response answer;
        final double seconds;

        Timed(Response answer, long begin) {
            this.answer = answer;
            this.seconds = (System.nanoTime() - begin) / 1e9;
        }
    }

    private Response search(String pattern) {
        return search(pattern, "accountName");
    }

    private Response search(String pattern, String on) {
        return api.asBackEnd()
                .queryParam("search", pattern)
                .queryParam("searchOn", on)
                .queryParam("isRegex", "true")
                .get(PATH);
    }
}
