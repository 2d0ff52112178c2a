package io.homewatt.account.catalogue;

import io.homewatt.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Reads on whatever connection is free. */
@ApplicationScoped
class WithoutSession implements CatalogueReading {
    private final Transactions transactions;

    WithoutSession(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<List<String>> texts(String sql, Map<String, ?> parameters) {
        Numbered numbered = Numbered.of(sql);
        return transactions
                .rows(numbered.sql(), numbered.values(parameters))
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }
}
