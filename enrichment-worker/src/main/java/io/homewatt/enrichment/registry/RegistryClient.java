package io.homewatt.enrichment.registry;

import io.homewatt.enrichment.icp.Icp;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** One call of the registry. */
interface RegistryClient {

    /** Asks about several identifiers; fails when there is no answer at all, and never takes longer than its time-out. */
    Uni<Reply> list(List<Icp> icps);
}
