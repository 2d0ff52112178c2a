package io.homewatt.account;

import java.util.Optional;

/** What can happen to an account. */
enum AccountChange {
    CREATED("account.created.v1"),
    UPDATED("account.updated.v1"),
    DELETED("account.deleted.v1"),
    /** Nothing but time has passed. */
    NONE(null);

    private final String eventType;

    AccountChange(String eventType) {
        this.eventType = eventType;
    }

    static AccountChange of(boolean wasDeleted, boolean isDeleted) {
        return isDeleted && !wasDeleted ? DELETED : UPDATED;
    }

    Optional<String> eventType() {
        return Optional.ofNullable(eventType);
    }
}
