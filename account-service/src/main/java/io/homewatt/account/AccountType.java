package io.homewatt.account;

/** What an account stands for. */
enum AccountType {
    CUSTOMER,
    POTENTIAL,
    TARGET,
    ARCHETYPE
}
