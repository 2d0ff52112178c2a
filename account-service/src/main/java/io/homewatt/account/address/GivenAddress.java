package io.homewatt.account.address;

import io.homewatt.platform.rest.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** An address as clients send it, or some of it; {@code formattedAddress} is ours to say. */
public record GivenAddress(
        @Text(max = 500) String addressString,
        @Text(max = 255) String addressName,
        @Text(max = 255) String address1,
        @Text(max = 255) String address2,
        @Text(max = 255) String city,
        @Text(max = 100) String state,
        @Text(max = 20) String zip,
        @Text(max = 60) String country,
        @Text(max = 500) String formattedAddress,
        @DecimalMin("-180") @DecimalMax("180") Double lon,
        @DecimalMin("-90") @DecimalMax("90") Double lat) {

    /**
     * An address with this over it, to be completed: a new text is a new address altogether; else what is given replaces
     * what was there, and what was found out for the old address is found out again.
     *
     * @param before null where there was none
     */
    public Address over(Address before) {
        if (before == null) {
            return over(new Address(null, null, null, null, null, null, null, null, null, null, null));
        }
        if (isSame(before)) {
            return new Address(
                    before.addressString(),
                    merged(addressName, before.addressName()),
                    before.address1(),
                    before.address2(),
                    before.city(),
                    before.state(),
                    before.zip(),
                    before.country(),
                    before.formattedAddress(),
                    before.lon(),
                    before.lat());
        }
        boolean anew = addressString != null;
        return new Address(
                merged(addressString, before.addressString()),
                merged(addressName, before.addressName()),
                merged(address1, anew ? null : before.address1()),
                merged(address2, anew ? null : before.address2()),
                merged(city, anew ? null : before.city()),
                merged(state, anew ? null : before.state()),
                merged(zip, anew ? null : before.zip()),
                merged(country, anew ? null : before.country()),
                null,
                lon,
                lat);
    }

    /** Empty text takes away what was there. */
    private static String merged(String given, String before) {
        if (given == null) {
            return before;
        }
        return given.isEmpty() ? null : given;
    }

    /** Whether it names no other place: what is given is as it was. */
    private boolean isSame(Address before) {
        return same(addressString, before.addressString())
                && same(address1, before.address1())
                && same(address2, before.address2())
                && same(city, before.city())
                && same(state, before.state())
                && same(zip, before.zip())
                && same(country, before.country())
                && same(lon, before.lon())
                && same(lat, before.lat());
    }

    private static boolean same(Object given, Object before) {
        return given == null || given.equals(before) || given.equals("") && before == null;
    }
}
