package io.homewatt.customer;

import static io.homewatt.customer.CustomerApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.ServiceDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Pages through 200,000 customers as a client does, and prints what the first pages cost and what the last. Not a test,
 * and so not run with them: {@code mvn test -pl customer-service -am -Dtest=PagingBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
class PagingBenchmark {
    private static final int CUSTOMERS = 200_000;
    private static final int LIMIT = 100;
    private static final int REPEATS = 300;

    private final Organisation organisation = Organisation.fresh();
    private final String token = organisation.token("customers:read");
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theLastPageCostsWhatTheFirstCosts() throws Exception {
        fill(organisation);
        fill(Organisation.fresh());

        List<String> cursors = new ArrayList<>();
        long begin = System.nanoTime();
        String cursor = "";
        int seen = 0;
        do {
            cursors.add(cursor);
            JsonPath page = JsonPath.from(get(cursor));
            seen += page.getList("data").size();
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        double all = (System.nanoTime() - begin) / 1e9;
        assertThat(seen).isEqualTo(CUSTOMERS);

        String last = cursors.get(cursors.size() - 1);
        double[][] millis = new double[2][REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            // In turns, so that whatever else the machine does strikes both.
            millis[0][i] = time(cursors.get(0));
            millis[1][i] = time(last);
        }
        Arrays.sort(millis[0]);
        Arrays.sort(millis[1]);
        System.out.printf("%n%,d customers in %,d pages of %d, in %.1f s%n", CUSTOMERS, cursors.size(), LIMIT, all);
        print("first page", millis[0]);
        print("last page", millis[1]);
        double ratio = millis[1][REPEATS / 2] / millis[0][REPEATS / 2];
        System.out.printf("last / first, medians: %.2f%n%n", ratio);
        assertThat(ratio).isLessThan(1.2);
    }

    private static void print(String what, double[] sorted) {
        System.out.printf(
                "%-10s  median %.2f ms, 90 %% %.2f ms, 99 %% %.2f ms%n",
                what, sorted[REPEATS / 2], sorted[REPEATS * 9 / 10], sorted[REPEATS * 99 / 100]);
    }

    private double time(String cursor) throws Exception {
        long begin = System.nanoTime();
        get(cursor);
        return (System.nanoTime() - begin) / 1e6;
    }

    private String get(String cursor) throws Exception {
        String query = "?limit=" + LIMIT + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + PATH + query))
                .header("Authorization", "Bearer " + token)
                .header("ahiko-app-id", organisation.appId())
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** In the order of ids, as customers are created. */
    private static void fill(Organisation organisation) throws SQLException {
        try (Connection database = ServiceDatabase.connect();
                var insert = database.prepareStatement("""
                        insert into customer (org_id, id, first_name, last_name, email_address, lifecycle, created_at,
                                              updated_at, version)
                        select ?, uuidv7(make_interval(secs => n * 0.001 - 1000)), 'First', 'Last', n || '@example.org',
                               'AUTH_PENDING', now(), now(), 0
                        from generate_series(1, ?) n""")) {
            insert.setString(1, organisation.id());
            insert.setInt(2, CUSTOMERS);
            insert.executeUpdate();
            database.createStatement().execute("analyze customer");
        }
    }
}
