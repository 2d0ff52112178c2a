package io.homewatt.account.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.homewatt.account.envelope.Window;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The imports of all organisations; one at a time runs, for they fill the same catalogue. */
@ApplicationScoped
class Imports {
    private static final String DIED = "The import ended with its process; import the file again.";

    private static final String BURY = """
            update catalogue_import set status = 'FAILED', finished_at = now(), message = :message
            where status = 'RUNNING' and updated_at < now() - make_interval(secs => :silence)""";

    private static final String BEGIN = """
            insert into catalogue_import (import_id, org_id, format, status, started_at, updated_at, records_read,
              added, changed, unchanged, skipped_count, skipped)
            select :id, :org, :format, 'RUNNING', now(), now(), 0, 0, 0, 0, 0, '[]'
            where not exists (select from catalogue_import where status = 'RUNNING')""";

    private static final String PROGRESS = """
            update catalogue_import set updated_at = now(), records_read = :read, added = :added, changed = :changed,
              unchanged = :unchanged, skipped_count = :skippedCount, skipped = cast(cast(:skipped as varchar) as jsonb)
            where import_id = :id and status = 'RUNNING'""";

    private static final String END = """
            update catalogue_import set status = :status, finished_at = now(), message = :message
            where import_id = :id and status = 'RUNNING'""";

    /** Whoever died while running can't say so. */
    private static final String SHOW = """
            select cast(import_id as varchar), format,
              case when died then 'FAILED' else status end,
              cast(extract(epoch from started_at) * 1000000 as bigint),
              cast(extract(epoch from updated_at) * 1000000 as bigint),
              cast(extract(epoch from case when died then updated_at else finished_at end) * 1000000 as bigint),
              records_read, added, changed, unchanged, skipped_count, cast(skipped as varchar),
              case when died then :message else message end
            from (select *, status = 'RUNNING' and updated_at < now() - make_interval(secs => :silence) as died
                  from catalogue_import where org_id = :org) as own
            """;

    private static final TypeReference<List<SkippedRecord>> SKIPPED = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final double silence;

    Imports(ImportsConfig config) {
        this.silence = config.silence().toMillis() / 1e3;
    }

    /** Begins one, unless another runs; whether it did. */
    Uni<Boolean> begin(Mutiny.Session session, UUID id, String organisation, ImportFormat format) {
        return session.createNativeQuery("lock table catalogue_import in share row exclusive mode")
                .executeUpdate()
                .chain(() -> session.createNativeQuery(BURY)
                        .setParameter("message", DIED)
                        .setParameter("silence", silence)
                        .executeUpdate())
                .chain(() -> session.createNativeQuery(BEGIN)
                        .setParameter("id", id)
                        .setParameter("org", organisation)
                        .setParameter("format", format.wireName())
                        .executeUpdate())
                .map(begun -> begun == 1);
    }

    /** Fails when the import was taken for dead, and so must not go on. */
    Uni<Void> progress(Mutiny.Session session, Progress progress) {
        return session.createNativeQuery(PROGRESS)
                .setParameter("read", progress.read())
                .setParameter("added", progress.added())
                .setParameter("changed", progress.changed())
                .setParameter("unchanged", progress.unchanged())
                .setParameter("skippedCount", progress.skippedCount())
                .setParameter("skipped", progress.skipped())
                .setParameter("id", progress.id())
                .executeUpdate()
                .invoke(updated -> {
                    if (updated == 0) {
                        throw new IllegalStateException("The import was taken for dead");
                    }
                })
                .replaceWithVoid();
    }

    /** @param message why it failed, or null */
    Uni<Integer> end(Mutiny.Session session, UUID id, ImportStatus status, String message) {
        return session.createNativeQuery(END)
                .setParameter("status", status.name())
                .setParameter("message", message)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** The import, or null. */
    Uni<ImportView> byId(Mutiny.Session session, String organisation, UUID id) {
        return show(session, SHOW + "where import_id = :id", organisation)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : view(row, true));
    }

    /** Newest first. */
    Uni<List<ImportView>> page(Mutiny.Session session, String organisation, Window window) {
        return show(session, SHOW + "order by import_id desc", organisation)
                .setFirstResult(window.start())
                .setMaxResults(window.count())
                .getResultList()
                .map(rows -> rows.stream().map(row -> view(row, false)).toList());
    }

    Uni<Long> count(Mutiny.Session session, String organisation) {
        return session.createNativeQuery("select count(*) from catalogue_import where org_id = :org", Long.class)
                .setParameter("org", organisation)
                .getSingleResult();
    }

    private Mutiny.SelectionQuery<Object[]> show(Mutiny.Session session, String sql, String organisation) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("org", organisation)
                .setParameter("message", DIED)
                .setParameter("silence", silence);
    }

    private static ImportView view(Object[] row, boolean withSkipped) {
        return new ImportView(
                (String) row[0],
                (String) row[1],
                ImportStatus.valueOf((String) row[2]),
                instant(row[3]),
                instant(row[4]),
                instant(row[5]),
                number(row[6]),
                number(row[7]),
                number(row[8]),
                number(row[9]),
                number(row[10]),
                withSkipped ? skipped((String) row[11]) : null,
                (String) row[12]);
    }

    private static List<SkippedRecord> skipped(String json) {
        try {
            return JSON.readValue(json, SKIPPED);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was stored can't be read", e);
        }
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static Instant instant(Object microseconds) {
        return microseconds == null ? null : Instant.EPOCH.plus(number(microseconds), ChronoUnit.MICROS);
    }
}
