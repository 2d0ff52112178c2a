package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.testing.IdentityProviderResource;
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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Reads an organisation of 1,000,000 accounts, beside ten of 10,000, as clients do, and prints what each request costs
 * and how the database finds the answer. Not a test, and so not run with them: {@code mvn test -pl account-service -am
 * -Dtest=AccountsBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class AccountsBenchmark {
    private static final int ACCOUNTS = 1_000_000;
    private static final int OTHERS = 10;
    private static final int ACCOUNTS_OF_OTHERS = 10_000;
    private static final int REPEATS = 200;
    private static final double BOUND_MILLIS = 50;

    /**
     * @param count how many accounts match
     * @param repeats how often it is measured
     * @param isBound whether it has to be answered in time, half the times at least
     */
    private record Read(String name, String path, int count, int repeats, boolean isBound) {
        static Read of(String name, String path, int count) {
            return new Read(name, path, count, REPEATS, true);
        }
    }

    private final Organisation organisation = Organisation.fresh();
    private final String token = organisation.token("accounts:read");
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everyReadButABroadSearchIsFast() throws Exception {
        try (Connection database = connect()) {
            fill(database);
            List<String> slow = new ArrayList<>();
            List<String> scans = new ArrayList<>();
            for (Read read : reads(database)) {
                if (median(read) > BOUND_MILLIS && read.isBound) {
                    slow.add(read.name);
                }
                for (String plan : plans(database, read)) {
                    System.out.println(plan);
                    if (plan.matches("(?s).*Seq Scan on account\\b(?!_).*")) {
                        scans.add(read.name);
                    }
                }
            }
            assertThat(scans).as("read the whole table").isEmpty();
            assertThat(slow).as("take longer than " + BOUND_MILLIS + " ms").isEmpty();
        }
    }

    private List<Read> reads(Connection database) throws SQLException {
        String id;
        try (var query = database.prepareStatement(
                "select id from account where org_id = ? and provider_account_id = 'pid-777777'")) {
            query.setString(1, organisation.id());
            var rows = query.executeQuery();
            rows.next();
            id = rows.getString(1);
        }
        return List.of(
                Read.of("by id", PATH + "/" + id, 1),
                Read.of("by providerAccountId", PATH + "/pid/pid-777777", 1),
                Read.of("listed by providerAccountId", PATH + "?providerAccountId=pid-777777", 1),
                Read.of("name contains, 1 match", PATH + "?search=no.%20777777", 1),
                Read.of("name contains, 112 matches", PATH + "?search=plaza%2012%20no.%2012", 112),
                Read.of(
                        "name starts with, 1 match",
                        PATH + "?search=Kauri%20Bakery%20plaza%2077%20no.%20777777&startsWith=true",
                        1),
                new Read("name contains, 10 % match", PATH + "?search=bakery", ACCOUNTS / 10, 10, false),
                Read.of("list, page 1", PATH, ACCOUNTS),
                Read.of("list, page 10,000", PATH + "?pageStart=249975", ACCOUNTS),
                Read.of("list by name, page 1", PATH + "?sortOn=accountName", ACCOUNTS),
                Read.of("list by name, page 10,000", PATH + "?sortOn=accountName&pageStart=249975", ACCOUNTS),
                Read.of(
                        "list by name descending, page 10,000",
                        PATH + "?sortOn=accountName&sortOrder=DESC&pageStart=249975",
                        ACCOUNTS));
    }

    private double median(Read read) throws Exception {
        long asked = System.nanoTime();
        String first = get(read.path).body();
        double firstMillis = (System.nanoTime() - asked) / 1e6;
        int matches = JsonPath.from(first).getInt("count");
        for (int i = 0; i < read.repeats / 10; i++) {
            get(read.path);
        }
        double[] millis = new double[read.repeats];
        int failed = 0;
        for (int i = 0; i < read.repeats; i++) {
            long begin = System.nanoTime();
            failed += get(read.path).statusCode() == 200 ? 0 : 1;
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "%n%-40s median %8.2f ms, 95 %% %8.2f ms, first %8.2f ms, %,d matches, %d of %d failed%n",
                read.name,
                millis[read.repeats / 2],
                millis[read.repeats * 95 / 100],
                firstMillis,
                matches,
                failed,
                read.repeats);
        if (read.isBound) {
            assertThat(failed).isZero();
            assertThat(matches).as(read.name).isEqualTo(read.count);
        }
        return millis[read.repeats / 2];
    }

    private List<String> plans(Connection database, Read read) throws Exception {
        try (var statements = new ExecutedStatements()) {
            get(read.path);
            assertThat(statements.ofAccounts()).isNotEmpty();
            return statements.plans(database);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    /** In the simple mode, plans are made of statements with parameters that have no values. */
    private static Connection connect() throws SQLException {
        return ServiceDatabase.connect("?preferQueryMode=simple");
    }

    /** In the order of ids, as accounts are created; names are in another. */
    private void fill(Connection database) throws SQLException {
        long begin = System.nanoTime();
        fill(database, organisation, ACCOUNTS);
        for (int i = 0; i < OTHERS; i++) {
            fill(database, Organisation.fresh(), ACCOUNTS_OF_OTHERS);
        }
        try (var statement = database.createStatement()) {
            statement.execute("vacuum analyze account");
            statement.execute("vacuum analyze account_count");
        }
        System.out.printf("%nFilled in %.0f s%n", (System.nanoTime() - begin) / 1e9);
    }

    private static void fill(Connection database, Organisation organisation, int accounts) throws SQLException {
        try (var insert = database.prepareStatement("""
                insert into account (org_id, id, provider_account_id, account_name, customer_org_id, customer_org_name,
                                     address_string, address1, city, state, zip, country, time_zone, status, properties,
                                     in_force, created_at, updated_at, version)
                select ?, uuidv7(make_interval(secs => n * 0.001 - 2000)), 'pid-' || n,
                       (array['Kauri', 'Rimu', 'Totara', 'Miro', 'Rata', 'Matai', 'Kowhai'])[1 + n % 7] || ' '
                         || (array['Pharmacy', 'Mall', 'School', 'Garage', 'Dairy', 'Hotel', 'Church', 'Bakery', 'Library',
                                   'House'])[1 + n % 10]
                         || ' plaza ' || n % 100 || ' no. ' || n,
                       'org-' || n % 1000, 'Organisation ' || n % 1000, n || ' Main Street, San Francisco, CA 94105',
                       n || ' Main St', 'San Francisco', 'CA', '94105', 'US', 'US/Pacific', 'ACTIVE',
                       jsonb_build_object('customerClass',
                         jsonb_build_object('keyName', 'customerClass', 'dataType', 'CHOICE', 'dataValue', '1')),
                       '{}', now(), now(), 0
                from generate_series(1, ?) n""")) {
            insert.setString(1, organisation.id());
            insert.setInt(2, accounts);
            insert.executeUpdate();
        }
    }
}
