package io.homewatt.account.address;

import java.util.List;

/** What tells a parser where a street ends and a town begins. */
interface Postcodes {
    /** The names of the places that have a postcode; none if it isn't known. */
    List<String> places(String country, String zip);
}
