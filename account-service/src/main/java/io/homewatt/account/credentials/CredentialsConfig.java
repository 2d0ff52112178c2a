package io.homewatt.account.credentials;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * How credentials are exchanged for tokens at the identity provider. Durations are written like {@code 500ms} or
 * {@code 10s}.
 */
@ConfigMapping(prefix = "homewatt.credentials")
interface CredentialsConfig {
    /** {@code HOMEWATT_CREDENTIALS_TOKEN_URL}: where the provider gives tokens. */
    @WithDefault("${homewatt.oidc.url}/protocol/openid-connect/token")
    String tokenUrl();

    /** {@code HOMEWATT_CREDENTIALS_TIMEOUT}: how long an exchange may take, waiting for its turn included. */
    @WithDefault("5s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration timeout();

    /** {@code HOMEWATT_CREDENTIALS_EXCHANGES}: how many exchanges may be under way at once, each replica for itself. */
    @WithDefault("8")
    @Min(1) @Max(1_000) int exchanges();

    /** {@code HOMEWATT_CREDENTIALS_WAITING}: how many more may wait for their turn; what is beyond is a 503. */
    @WithDefault("64")
    @Min(0) @Max(10_000) int waiting();

    /** {@code HOMEWATT_CREDENTIALS_KEPT}: how many credentials are remembered, right and wrong ones. */
    @WithDefault("10000")
    @Min(100) @Max(1_000_000) int kept();

    /** {@code HOMEWATT_CREDENTIALS_MARGIN}: how long before its end a token is no longer used, at most a fifth of its life. */
    @WithDefault("10s")
    @DurationMin
    Duration margin();

    /**
     * {@code HOMEWATT_CREDENTIALS_REFUSED}: how long wrong credentials are remembered, and the window in which the
     * failures of an id are counted.
     */
    @WithDefault("60s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration refused();

    /**
     * {@code HOMEWATT_CREDENTIALS_FAILURES}: how many different wrong secrets of one id reach the provider in that window,
     * each replica for itself. Then unknown secrets of this id are a 429; one that was right within a day is not.
     */
    @WithDefault("5")
    @Min(1) @Max(1_000) int failures();
}
