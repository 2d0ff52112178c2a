package io.homewatt.enrichment.registry;

import io.homewatt.enrichment.icp.Icp;

/** Is told what happens with the registry, outside all locks. */
interface CallObserver {

    /** A call ended, with this HTTP status or "none". */
    void called(String status, int identifiers);

    /** The registry is down from now on, or up again. */
    void availability(boolean available);

    /** An identifier was answered. Told before those who asked. */
    void answered(Icp icp, Answer answer);
}
