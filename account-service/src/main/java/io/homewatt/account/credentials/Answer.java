package io.homewatt.account.credentials;

import java.io.IOException;
import java.time.Duration;

/** What became of an exchange. */
sealed interface Answer {
    /** The credentials are right: the token, and how long it is valid. */
    record Token(String text, Duration validity) implements Answer {}

    /** The provider doesn't know these credentials. */
    record Refused() implements Answer {}

    /** The provider was not asked: too many other secrets of this id were wrong. */
    record Unasked() implements Answer {}

    /** It can't be told now. */
    record Outage(IOException cause) implements Answer {}
}
