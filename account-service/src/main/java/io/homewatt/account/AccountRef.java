package io.homewatt.account;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How a request names an account: by our id or by the client's own. */
sealed interface AccountRef {
    /** @param id none when it has not the form of an id, and so no account has it */
    record ById(Optional<UUID> id) implements AccountRef {}

    /** @param id none when it can't be stored, and so no account has it */
    record ByProviderId(Optional<String> id) implements AccountRef {}

    /** PostgreSQL stores no text with this character. */
    char NUL = 0;

    Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    static AccountRef id(String text) {
        return new ById(FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty());
    }

    static AccountRef providerId(String text) {
        return new ByProviderId(Optional.of(text).filter(id -> id.indexOf(NUL) < 0));
    }
}
