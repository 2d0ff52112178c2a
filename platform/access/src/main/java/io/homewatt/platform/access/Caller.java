package io.homewatt.platform.access;

import java.util.Optional;

/**
 * Who is calling, as the access token says.
 *
 * @param organisation whose data the caller may see, and no other's
 * @param household the user's id at the identity provider, if the caller is a household and not a back end
 */
public record Caller(String organisation, Optional<String> household) {
    /** Whether the caller may see what belongs to this user of its organisation. */
    public boolean maySee(String authUserId) {
        return household.isEmpty() || household.get().equals(authUserId);
    }
}
