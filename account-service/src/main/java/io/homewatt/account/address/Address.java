package io.homewatt.account.address;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * An address; a member that is not known is null.
 *
 * @param addressString free text, as the client gave it
 * @param addressName such as {@code Headquarters}
 * @param address1 number and street
 * @param state the state or region, by its code where it has one
 * @param zip the postcode or ZIP code
 * @param country by its ISO 3166 code of two letters
 * @param formattedAddress what we take it for, in one line
 * @param lon degrees east, -180 to 180
 * @param lat degrees north, -90 to 90
 */
@Embeddable
public record Address(
        @Column(name = "address_string") String addressString,
        @Column(name = "address_name") String addressName,
        String address1,
        String address2,
        String city,
        String state,
        String zip,
        String country,
        @Column(name = "formatted_address") String formattedAddress,
        Double lon,
        Double lat) {
    /** Of which nothing is known. */
    public static final Address NONE = new Address(null, null, null, null, null, null, null, null, null, null, null);
}
