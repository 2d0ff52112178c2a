package io.homewatt.platform.testing.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Made-up changes of a small schema, on a real PostgreSQL. */
class ChangeTest {
    private static final String SCHEMA = """
            create type colour as enum ('red', 'green');
            create table home (
              id     bigint  primary key,
              name   varchar not null,
              town   varchar,
              rooms  integer not null default 1 check (rooms > 0),
              code   varchar unique,
              paint  colour
            );
            create unique index home_name on home (lower(name));
            create table meter (id bigint primary key, home bigint not null references home on delete cascade);
            create table reading (meter bigint not null, day date not null) partition by range (day);
            create view town as select distinct town from home;
            create function rooms_of(home bigint) returns integer language sql as $$ select 1 $$;
            create function nothing() returns trigger language plpgsql as $$ begin return new; end $$;
            create trigger home_changed before update on home for each row execute function nothing();
            create publication news for table home;""";

    private static Database database;

    private Connection connection;

    @BeforeAll
    static void start() throws IOException {
        database = Database.start();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        connection = database.connect();
        execute(SCHEMA);
    }

    @AfterEach
    void forget() throws SQLException {
        execute("drop publication if exists news; drop schema public cascade; create schema public");
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop table meter                                                | table meter is gone",
                "alter table meter rename to counter                             | table meter is gone",
                "alter table home drop column code                               | column home.code is gone",
                "alter table home rename column code to key                      | column home.code is gone",
                "alter table meter alter column id type integer                  | column meter.id was bigint and is integer",
                "alter table home alter column code type varchar(9)              | column home.code was character varying and is character varying(9)",
                "alter table home alter column code set not null                 | column home.code must not be null any more",
                "alter table home alter column rooms drop default                | column home.rooms can't be left out any more",
                "alter table home add column floor integer not null              | column home.floor is new and can't be left out",
                "alter table home add check (length(code) < 9) not valid         | constraint home.home_code_check is new: CHECK ((length((code)::text) < 9)) NOT VALID",
                "alter table home add foreign key (town) references home (code)  | constraint home.home_town_fkey is new: FOREIGN KEY (town) REFERENCES home(code)",
                "create unique index home_town on home (town)                    | constraint home.home_town is new: CREATE UNIQUE INDEX home_town ON public.home USING btree (town)",
                "drop index home_name                                            | constraint home.home_name is gone",
                "create table bill (home bigint references home)                 | constraint bill.bill_home_fkey keeps rows of home from being removed",
                "drop view town                                                  | view town is gone",
                "drop function rooms_of(bigint)                                  | function rooms_of(home bigint) returns integer is gone",
                "drop trigger home_changed on home                               | trigger home_changed on home is gone",
                "alter publication news drop table home                          | publication news of home is gone",
            })
    void whatTheVersionBeforeStumblesOverIsTold(String sql, String breach) throws SQLException {
        assertThat(change(sql).breaches()).extracting(Object::toString).contains(breach);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table bill (id bigint primary key, home bigint not null references home on delete cascade)",
                "alter table home add column floor integer",
                "alter table home add column floor integer not null default 0 check (floor < 9)",
                "alter table home add column floor integer unique",
                "alter table home add column capitals varchar generated always as (upper(name)) stored",
                "alter table home alter column name drop not null",
                "alter table home drop constraint home_rooms_check",
                "alter table home alter column rooms set default 2",
                "create index home_town on home (town)",
                "create or replace function rooms_of(home bigint) returns integer language sql as $$ select 2 $$",
                "create trigger home_added before insert on home for each row execute function nothing()",
                "alter type colour add value 'blue'",
                "create table reading_2026 partition of reading for values from ('2026-01-01') to ('2027-01-01')",
            })
    void whatIsOnlyAddedIsNoBreach(String sql) throws SQLException {
        assertThat(change(sql).breaches()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table home drop column code",
                "alter table home add column floor integer not null",
                "alter table home add check (rooms < 0) not valid",
                "alter table home alter column code type varchar(2)",
                """
                create or replace function nothing() returns trigger language plpgsql as $$ begin raise 'no'; end $$""",
            })
    void whatCanNoLongerBeDoneIsFoundByDoingIt(String sql) throws SQLException {
        var rows = new SampleRows(Schema.of(connection));
        Set<String> lost = new TreeSet<>(rows.tried(connection, 11));
        assertThat(lost).isNotEmpty();
        assertThat(rows.tried(connection, 11)).containsAll(lost);

        execute(sql);

        lost.removeAll(rows.tried(connection, 11));
        assertThat(lost).isNotEmpty();
    }

    @Test
    void rowsAreTriedInEveryTableAndLeaveNothing() throws SQLException {
        var tried = new SampleRows(Schema.of(connection)).tried(connection, 11);

        assertThat(tried).anyMatch(sql -> sql.startsWith("insert into home (id, name, town, rooms, code, paint) "));
        assertThat(tried).anyMatch(sql -> sql.startsWith("insert into meter ("));
        assertThat(tried).anyMatch(sql -> sql.startsWith("insert into reading ("));
        assertThat(tried).contains("delete from home", "update meter set id = id, home = home");
        try (var rows = connection.createStatement().executeQuery("select count(*) from home")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void aColumnGoesAVersionAfterItFellOutOfUse() throws SQLException {
        var unused = new Migration("20270101000000", "V20270101000000__unused.sql", "");
        var contract = new Migration("20270201000000", "V20270201000000__contract.sql", """
                -- contract since V20270101000000: column home.code
                -- contract since V20270101000000: constraint home.home_code_key
                alter table home drop column code;""");
        Change change = change(contract.text());

        assertThat(contract.breaches(change, List.of(unused))).isEmpty();
        assertThat(contract.breaches(change, List.of())).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table home add column token uuid default gen_random_uuid()                        | table home is written anew",
                "alter table home add column capitals varchar generated always as (upper(name)) stored   | table home is written anew",
                "create index home_town on home (town)                                                   | index home_town is made on home, and not concurrently",
            })
    void whatKeepsOthersWaitingIsToldFromTheDayOfTheRule(String sql, String delay) throws SQLException {
        Change change = change(sql);

        assertThat(migration("20261121000000", sql).delays(change))
                .extracting(Object::toString)
                .containsExactly(delay);
        assertThat(migration("20261120000000", sql).delays(change)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table home add column since timestamptz not null default now()",
                "create index concurrently home_town on home (town)",
                "create table bill (id bigint primary key, day date); create index bill_day on bill (day)",
            })
    void whatIsQuickOrLetsOthersGoOnIsNoDelay(String sql) throws SQLException {
        assertThat(migration("20261121000000", sql).delays(change(sql))).isEmpty();
    }

    @Test
    void migrationsAreTriedOneByOneConcurrentIndexesIncluded() throws SQLException {
        execute("drop publication news; drop schema public cascade; create schema public");
        List<String> seen = new ArrayList<>();

        for (Database.Step step : database.migrate("db/made-up")) {
            seen.add(step.toString());
            seen.addAll(step.lost());
            step.migration().breaches(step.change(), step.earlier()).forEach(breach -> seen.add(breach.toString()));
            step.migration().delays(step.change()).forEach(delay -> seen.add(delay.toString()));
        }

        assertThat(seen)
                .containsExactly(
                        "V20270101000000__home.sql",
                        "V20270102000000__home_town.sql",
                        "V20270103000000__floor.sql",
                        "insert into home (id) values ('22')",
                        "insert into home (id, town) values ('21', 'x21')",
                        "column home.floor is new and can't be left out");
    }

    private static Migration migration(String version, String sql) {
        return new Migration(version, "V" + version + "__made_up.sql", sql);
    }

    private Change change(String sql) throws SQLException {
        Schema before = Schema.of(connection);
        execute(sql);
        return new Change(before, Schema.of(connection));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
