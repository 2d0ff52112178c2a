package io.homewatt.platform.outbox;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Reads and writes once before a service is ready. The first query and the first insert load some thousand classes on the
 * event loop that asks: seconds on a busy machine, in which nobody else is answered either.
 */
@ApplicationScoped
class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    private final Transactions transactions;
    private final Outbox outbox;

    WarmUp(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Before channels are opened, and requests taken. */
    void start(@Observes @Priority(1) StartupEvent start) {
        try {
            VertxContextSupport.subscribeAndAwait(this::readAndWrite);
        } catch (Throwable e) {
            LOG.warn("The first requests will be slow, for nothing could be read and written before", e);
        }
    }

    /** Nothing of it is committed. */
    Uni<Void> readAndWrite() {
        var nothing = new OutboxEvent("", "", "", "", 0, Instant.EPOCH, null);
        return transactions.write(session -> {
            session.currentTransaction().markForRollback();
            return session.createSelectionQuery("from OutboxRow where key.organisation = :none", OutboxRow.class)
                    .setParameter("none", nothing.organisation())
                    .getResultList()
                    .chain(() -> outbox.append(session, nothing))
                    .chain(session::flush);
        });
    }
}
