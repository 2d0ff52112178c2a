package io.homewatt.disaggregation.household;

import io.homewatt.disaggregation.estimate.Site;
import java.util.UUID;

/**
 * What is known of an account that is not deleted, and has an id at its utility.
 *
 * @param utilityCode in upper case
 * @param utilityCustomerId null where it is not known
 * @param site its time zone, which is UTC where it isn't known, where it is, and whether it injects
 */
public record KnownAccount(
        String organisation, UUID id, String utilityCode, Long utilityCustomerId, String utilityAccountId, Site site) {}
