package io.homewatt.property;

import io.homewatt.property.comparison.Comparisons;
import io.homewatt.property.usage.UsageSnapshots;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts properties together with what is attached to them, in two queries however many they are. */
@ApplicationScoped
class PropertyViews {
    private final UsageSnapshots snapshots;
    private final Comparisons comparisons;

    PropertyViews(UsageSnapshots snapshots, Comparisons comparisons) {
        this.snapshots = snapshots;
        this.comparisons = comparisons;
    }

    Uni<PropertyView> of(Mutiny.Session session, Property property) {
        return of(session, property.key.organisation(), List.of(property)).map(views -> views.get(0));
    }

    /** The views of an organisation's properties, in the same order. */
    Uni<List<PropertyView>> of(Mutiny.Session session, String organisation, List<Property> properties) {
        if (properties.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<UUID> ids = properties.stream().map(property -> property.key.id()).toList();
        return snapshots
                .of(session, organisation, ids)
                .chain(usage -> comparisons.of(session, organisation, ids).map(compared -> properties.stream()
                        .map(property -> PropertyView.of(
                                property,
                                usage.getOrDefault(property.key.id(), List.of()),
                                compared.getOrDefault(property.key.id(), List.of())))
                        .toList()));
    }
}
