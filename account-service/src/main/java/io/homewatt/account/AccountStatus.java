package io.homewatt.account;

/** Whether an account is in use. */
enum AccountStatus {
    ACTIVE,
    INACTIVE,
    /** Left out of lists, and still there to be read and revived. */
    DELETED
}
