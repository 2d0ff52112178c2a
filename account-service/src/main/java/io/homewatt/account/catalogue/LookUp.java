package io.homewatt.account.catalogue;

import io.homewatt.account.envelope.Envelope;
import io.homewatt.account.envelope.Fields;
import io.homewatt.account.envelope.Window;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Shows what is in the catalogue to everyone. */
@ApplicationScoped
class LookUp {
    /** A page of all that match. */
    <T> Uni<Envelope<Object>> page(
            CatalogueObject kind, Shape<T> shape, Window window, Uni<Long> count, Uni<List<T>> rows) {
        return count.chain(matches -> rows.map(found -> Envelope.page(
                kind.objectName(),
                window,
                matches,
                found.stream().map(shape::of).toList())));
    }

    /** The one that is found; a null is a 404. */
    <T> Uni<Envelope<Object>> one(CatalogueObject kind, Shape<T> shape, Uni<T> one) {
        return one.map(found -> {
            if (found == null) {
                throw new Problem(kind);
            }
            return Envelope.one(kind.objectName(), shape.of(found));
        });
    }

    /**
     * How much to show of each.
     *
     * @param brief what {@code fields=min} leaves of one
     */
    record Shape<T>(Fields fields, Function<T, Object> brief) {
        private Object of(T one) {
            return fields == Fields.MIN ? brief.apply(one) : one;
        }
    }
}
