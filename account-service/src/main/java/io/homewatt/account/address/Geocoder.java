package io.homewatt.account.address;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** A source of coordinates and of what else an address lacks. */
interface Geocoder {
    /**
     * Looks an address up; it fails if the source can't be asked.
     *
     * @param known what is known of the address
     * @param text all of it in one line
     * @return empty if the source doesn't know it
     */
    Uni<Optional<Located>> locate(Place known, String text);
}
