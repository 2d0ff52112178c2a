package io.homewatt.account.credentials;

import java.time.Duration;

/** What a test sets, and for the rest what is usual. */
record Settings(String tokenUrl, Duration timeout, int exchanges, int waiting) implements CredentialsConfig {
    @Override
    public int kept() {
        return 100;
    }

    @Override
    public Duration margin() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration refused() {
        return Duration.ofSeconds(60);
    }

    @Override
    public int failures() {
        return 5;
    }
}
