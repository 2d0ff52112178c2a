package io.homewatt.account.catalogue;

import java.time.LocalDate;
import java.util.Set;

/**
 * Which tariffs to show; a member that is null leaves nothing out.
 *
 * @param masterTariffId shows all of its versions unless a day is given
 * @param place where they are offered
 * @param country of the entity, by its ISO 3166 code
 * @param on shows the versions in effect on the day
 * @param search part of the name or code, in whatever case
 */
record TariffFilter(
        Long masterTariffId,
        Long lseId,
        Place place,
        String country,
        Set<String> customerClasses,
        Set<String> serviceTypes,
        Set<String> tariffTypes,
        LocalDate on,
        String search) {}
