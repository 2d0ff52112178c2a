package io.homewatt.account.imports;

import io.homewatt.account.envelope.Envelope;
import io.homewatt.account.envelope.Window;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.regex.Pattern;

/** Tells how an organisation's imports are getting on. */
@ApplicationScoped
class FindImports {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Transactions transactions;
    private final Imports imports;

    FindImports(Transactions transactions, Imports imports) {
        this.transactions = transactions;
        this.imports = imports;
    }

    /** Fails with {@link Problem} when the organisation has none of this id. */
    Uni<ImportView> byId(String organisation, String id) {
        return ID.matcher(id).matches()
                ? transactions
                        .read(session -> imports.byId(session, organisation, UUID.fromString(id)))
                        .onItem()
                        .ifNull()
                        .failWith(() -> new Problem(ImportProblem.IMPORT_NOT_FOUND))
                : Uni.createFrom().failure(() -> new Problem(ImportProblem.IMPORT_NOT_FOUND));
    }

    Uni<Envelope<ImportView>> page(String organisation, Window window) {
        return transactions.read(session -> imports.count(session, organisation)
                .chain(count -> imports.page(session, organisation, window)
                        .map(page -> Envelope.page(ImportView.TYPE, window, count, page))));
    }
}
