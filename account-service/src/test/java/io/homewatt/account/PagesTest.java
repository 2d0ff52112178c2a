package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.ServiceDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages far into a list, whose beginnings are remembered: read on, read again, and after all that moves them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class PagesTest {
    private static final int ACCOUNTS = 1_300;
    private static final int NAMED = 1_200;
    private static final int COUNT = 50;
    private static final int FAR = 1_050;
    private static final Pattern OFFSET = Pattern.compile("offset '(\\d+)'");

    private final AccountApi api = AccountApi.fresh();

    /** Names are in the opposite order of ids, each twice; the last accounts have none. */
    @BeforeEach
    void fill() throws SQLException {
        try (var database = ServiceDatabase.connect()) {
            insert(database, ACCOUNTS);
        }
    }

    private void insert(Connection database, int accounts) throws SQLException {
        try (var insert = database.prepareStatement("""
                insert into account (org_id, id, account_name, status, properties, in_force, created_at, updated_at, version)
                select ?, uuidv7(make_interval(secs => n - 2000)),
                       case when n <= ? then 'Name ' || (9999 - n / 2) end, 'ACTIVE', '{}', '{}', now(), now(), 0
                from generate_series(1, ?) n""")) {
            insert.setString(1, api.organisation().id());
            insert.setInt(2, NAMED);
            insert.setInt(3, accounts);
            insert.executeUpdate();
        }
    }

    /** What was written counts at once, and who writes doesn't wait for others to commit. */
    @Test
    void whoWritesIsCountedAndWaitsForNobody() throws SQLException {
        try (var first = ServiceDatabase.connect();
                var second = connectInAnotherPart(first)) {
            first.setAutoCommit(false);
            insert(first, 100);
            second.createStatement().execute("set lock_timeout = '1s'");
            insert(second, 1);
            api.get("").body("count", equalTo(ACCOUNTS + 1));
            first.commit();
            api.get("").body("count", equalTo(ACCOUNTS + 101));
            // Those of another connection, too.
            second.createStatement()
                    .executeUpdate("delete from account where org_id = '"
                            + api.organisation().id() + "'");
            api.get("").body("count", equalTo(0));
        }
    }

    /** Two of 64 connections count in the same part. */
    private static Connection connectInAnotherPart(Connection first) throws SQLException {
        Connection another = ServiceDatabase.connect();
        while (part(another) == part(first)) {
            another.close();
            another = ServiceDatabase.connect();
        }
        return another;
    }

    private static int part(Connection database) throws SQLException {
        var rows = database.createStatement().executeQuery("select pg_backend_pid() & 63");
        rows.next();
        return rows.getInt(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "accountId desc", "accountName", "accountName desc", "providerAccountId"})
    void whoReadsOnSeesEachAccountOnceInOrder(String order) {
        List<String> all = new ArrayList<>(ids(0, 1_000, order));
        all.addAll(ids(1_000, 1_000, order));
        assertThat(all).hasSize(ACCOUNTS).doesNotHaveDuplicates();

        for (int again = 0; again < 2; again++) {
            List<String> read = new ArrayList<>();
            for (int start = 0; start < ACCOUNTS; start += COUNT) {
                read.addAll(ids(start, COUNT, order));
            }
            assertThat(read).isEqualTo(all);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "accountName", "accountName desc"})
    void whatIsReadOnOrAgainIsNotCountedOff(String order) {
        assertThat(offsets(FAR, order)).containsExactly(FAR);

        assertThat(offsets(FAR, order)).containsExactly(0);
        assertThat(offsets(FAR + COUNT, order)).containsExactly(0);

        api.create("{}");
        assertThat(offsets(FAR, order))
                .as("where it was, and then all before it")
                .containsExactly(0, FAR);
        assertThat(offsets(FAR, order)).containsExactly(0);
    }

    /** Each moves accounts from before the page to behind it, or to where they are not listed. */
    @ParameterizedTest
    @ValueSource(strings = {"create", "rename", "name", "deactivate", "delete", "delete for good"})
    void afterAChangeAPageIsWhatItWouldBeWithoutHavingBeenRead(String change) throws SQLException {
        List<String> first = ids(0, 1, "accountName");
        List<String> before = ids(FAR, COUNT, "accountName");
        assertThat(before).isEqualTo(inTable("account_name_key"));
        assertThat(ids(FAR, COUNT, "")).isEqualTo(inTable("id"));

        String path = "/" + first.get(0);
        switch (change) {
            case "create" -> api.create("{\"accountName\":\"A\"}");
            case "rename" -> api.put(path, "{\"accountName\":\"Z\"}");
            case "name" -> api.put("/" + ids(ACCOUNTS - 1, 1, "accountName").get(0), "{\"accountName\":\"A\"}");
            case "deactivate" -> api.put(path, "{\"status\":\"INACTIVE\"}");
            case "delete" -> api.delete(path);
            default -> api.delete(path + "?hardDelete=true");
        }

        assertThat(ids(FAR, COUNT, "accountName")).isNotEqualTo(before).isEqualTo(inTable("account_name_key"));
        assertThat(ids(FAR, COUNT, "")).isEqualTo(inTable("id"));
    }

    private List<String> inTable(String order) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (var database = ServiceDatabase.connect();
                var query = database.prepareStatement(
                        "select id from account where org_id = ? and status = 'ACTIVE' order by " + order
                                + ", id offset ? limit ?")) {
            query.setString(1, api.organisation().id());
            query.setInt(2, FAR);
            query.setInt(3, COUNT);
            var rows = query.executeQuery();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    /** How many accounts each statement passed over, of those that read a page. */
    private List<Integer> offsets(int start, String order) {
        try (var statements = new ExecutedStatements()) {
            ids(start, COUNT, order);
            return statements.ofAccounts().stream()
                    .map(ExecutedStatements.Statement::withValues)
                    .flatMap(sql -> OFFSET.matcher(sql).results())
                    .map(found -> Integer.valueOf(found.group(1)))
                    .toList();
        }
    }

    private List<String> ids(int start, int count, String order) {
        String[] parts = order.split(" ", 2);
        return api.asBackEnd()
                .queryParam("status", "ACTIVE")
                .queryParam("pageStart", start)
                .queryParam("pageCount", count)
                .queryParam("sortOn", parts[0])
                .queryParam("sortOrder", parts.length == 1 ? "" : parts[1])
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("results.accountId");
    }
}
