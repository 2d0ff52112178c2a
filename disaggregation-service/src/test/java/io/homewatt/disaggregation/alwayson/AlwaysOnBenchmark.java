package io.homewatt.disaggregation.alwayson;

import static io.homewatt.disaggregation.DisaggregationApi.alwaysOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.DisaggregationApi;
import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.ServiceDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * Asks for accounts among 100,000 with a year of months each, and the same of a server with nothing but the same query: no
 * framework, no tokens, no checks. Prints what each costs and how the database finds the answer. Not a test, and so not run
 * with them: {@code mvn test -pl disaggregation-service -am -Dtest=AlwaysOnBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class AlwaysOnBenchmark {
    private static final int ACCOUNTS = 100_000;
    private static final int WARM_UP = 15_000;
    private static final int REPEATS = 4_000;
    private static final double BOUND = 1.5;

    private static final String AS_OF = "2026-01-15";
    private static final LocalDate FROM = MonthFigures.first(AsOf.of(AS_OF, Instant.parse(AS_OF + "T00:00:00Z")));
    private static final LocalDate UNTIL = LocalDate.of(2026, 1, 1);
    private final DisaggregationApi api = DisaggregationApi.fresh();
    private final String token = api.organisation().token("usage:read");
    private final HttpClient client = HttpClient.newHttpClient();
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void anAnswerIsHardlyDearerThanItsQuery() throws Exception {
        fill();
        Vertx vertx = Vertx.vertx();
        Pool pool = pool(vertx);
        HttpServer bare = vertx.createHttpServer()
                .requestHandler(request -> answer(pool, request))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        String ours =
                RestAssured.baseURI + ":" + RestAssured.port + alwaysOn() + "?asOf=" + AS_OF + "&utilityAccountId=";
        String theirs = "http://localhost:" + bare.actualPort() + "/?utilityAccountId=";
        try {
            assertThat(get(ours + "account-7").body()).contains("\"value\":").startsWith("{\"response\":{\"ratio\":");
            assertThat(get(theirs + "account-7").body())
                    .isEqualTo(get(ours + "account-7").body());
            System.out.println(plan());

            double[][] millis = new double[4][REPEATS];
            // One after another, so that whatever else the machine does falls on all of them.
            for (int i = -WARM_UP; i < REPEATS; i++) {
                String account = "account-" + (1 + random.nextInt(ACCOUNTS));
                double api = timed(() -> get(ours + account));
                double server = timed(() -> get(theirs + account));
                double query = timed(() -> query(pool, account));
                double refusal = timed(() -> refused(ours.replace(AS_OF, "never") + account));
                if (i >= 0) {
                    millis[3][i] = refusal;
                    millis[0][i] = api;
                    millis[1][i] = server;
                    millis[2][i] = query;
                }
            }

            double api = print("the API", millis[0]);
            double server = print("the query behind a bare server", millis[1]);
            double query = print("the query alone", millis[2]);
            print("a refusal of the API's", millis[3]);
            System.out.printf(
                    "The API takes %.2f times the bare server, %.2f times the query%n", api / server, api / query);
            assertThat(api / server).isLessThanOrEqualTo(BOUND);
        } finally {
            bare.close();
            pool.close();
            vertx.close();
        }
    }

    private static double timed(Callable<?> work) throws Exception {
        long begin = System.nanoTime();
        work.call();
        return (System.nanoTime() - begin) / 1e6;
    }

    /** @return the median */
    private static double print(String name, double[] millis) {
        Arrays.sort(millis);
        double median = millis[millis.length / 2];
        System.out.printf("%-32s median %6.3f ms, 95 %% %6.3f ms%n", name, median, millis[millis.length * 95 / 100]);
        return median;
    }

    private HttpResponse<String> get(String address) throws Exception {
        return send(address, 200);
    }

    /** All that is done for an answer but what the database does: the token, the routes, the error. */
    private HttpResponse<String> refused(String address) throws Exception {
        return send(address, 400);
    }

    private HttpResponse<String> send(String address, int status) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer;
    }

    private RowSet<Row> query(Pool pool, String account) throws Exception {
        RowSet<Row> rows = pool.preparedQuery(MonthFigures.OF_ALL)
                .execute(parameters(account))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        assertThat(rows.size()).isPositive();
        return rows;
    }

    private void answer(Pool pool, HttpServerRequest request) {
        pool.preparedQuery(MonthFigures.OF_ALL)
                .execute(parameters(request.getParam("utilityAccountId")))
                .onSuccess(rows -> {
                    Row row = rows.iterator().next();
                    var month = LocalDate.parse(row.getString("month") + "-01");
                    var response = new JsonObject()
                            .put("ratio", row.getBigDecimal("ratio").stripTrailingZeros())
                            .put("value", row.getBigDecimal("kilowatt_hours").stripTrailingZeros())
                            .put("startDate", month + "T00:00:00.00Z")
                            .put("endDate", month.plusMonths(1) + "T00:00:00.00Z");
                    request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(new JsonObject().put("response", response).encode());
                })
                .onFailure(failure -> request.response().setStatusCode(500).end());
    }

    private Tuple parameters(String account) {
        return Tuple.of(
                api.organisation().id(), DisaggregationApi.UTILITY, account, DisaggregationApi.CUSTOMER, FROM, UNTIL);
    }

    private static Pool pool(Vertx vertx) {
        var config = ConfigProvider.getConfig();
        URI address = URI.create(config.getValue("homewatt.database.url", String.class));
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(16))
                .connectingTo(new PgConnectOptions()
                        .setHost(address.getHost())
                        .setPort(address.getPort())
                        .setDatabase(address.getPath().substring(1))
                        .setUser(config.getValue("homewatt.database.user", String.class))
                        .setPassword(config.getValue("homewatt.database.password", String.class))
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
    }

    private String plan() throws SQLException {
        String query = MonthFigures.OF_ALL
                .replace("$1", "'" + api.organisation().id() + "'")
                .replace("$2", "'" + DisaggregationApi.UTILITY + "'")
                .replace("$3", "'account-7'")
                .replace("$4", String.valueOf(DisaggregationApi.CUSTOMER))
                .replace("$5", "date '" + FROM + "'")
                .replace("$6", "date '" + UNTIL + "'");
        var plan = new StringBuilder();
        try (var database = ServiceDatabase.connect();
                var statement = database.createStatement();
                var rows = statement.executeQuery("explain (analyze, buffers) " + query)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append(System.lineSeparator());
            }
        }
        assertThat(plan.toString()).doesNotContain("Seq Scan");
        return plan.toString();
    }

    private void fill() throws SQLException {
        DisaggregationApi.execute(
                """
                insert into known_account (org_id, id, utility_code, utility_customer_id, utility_account_id, time_zone,
                                           deleted, version)
                select ?, gen_random_uuid(), ?, ?, 'account-' || n, 'UTC', false, 0 from generate_series(1, ?) n""", api.organisation().id(), DisaggregationApi.UTILITY, DisaggregationApi.CUSTOMER, ACCOUNTS);
        DisaggregationApi.execute("""
                insert into month_estimate (org_id, account_id, month, watts, kilowatt_hours, ratio)
                select org_id, id, date '2025-01-01' + make_interval(months => n), 201.5, 100.125 + n, 0.2345
                from known_account, generate_series(0, 11) n where org_id = ?""", api.organisation().id());
        for (String table : new String[] {"known_account", "month_estimate"}) {
            DisaggregationApi.execute("vacuum analyze " + table);
        }
    }
}
