package io.homewatt.account;

/** An account as it is shown, with more or less of it. */
sealed interface AccountResult permits AccountView, AccountView.Least {}
