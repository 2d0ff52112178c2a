package io.homewatt.account.address;

import io.homewatt.account.address.AddressConfig.Kind;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The gazetteer and the geocoder that are configured. */
@ApplicationScoped
class AddressSources {
    private static final Logger LOG = Logger.getLogger(AddressSources.class);
    private static final String PREFIX = "HOMEWATT_ADDRESSES_";

    private final Gazetteer gazetteer;
    private final Geocoder geocoder;

    /** Refuses settings that can't be used, and names them. Whether the geocoder is up doesn't matter. */
    AddressSources(AddressConfig config, Vertx vertx) {
        check(config);
        this.gazetteer = gazetteer(config);
        this.geocoder = config.geocoder() == Kind.GAZETTEER ? gazetteer : geocoder(config, vertx);
    }

    /** All is read before the first request comes. */
    void start(@Observes @Priority(1) StartupEvent start) {
        LOG.infof("Addresses are looked up among %d postcodes", gazetteer.size());
    }

    Gazetteer gazetteer() {
        return gazetteer;
    }

    Geocoder geocoder() {
        return geocoder;
    }

    private static Geocoder geocoder(AddressConfig config, Vertx vertx) {
        var options = new WebClientOptions()
                .setConnectTimeout((int) config.timeout().toMillis())
                .setDecompressionSupported(true)
                .setFollowRedirects(false);
        String url = url(config);
        var calls = new GeocoderCalls(WebClient.create(vertx, options), url, config.timeout(), config.userAgent());
        boolean nominatim = config.geocoder() == Kind.NOMINATIM;
        var client = nominatim ? new NominatimGeocoder(calls) : new PhotonGeocoder(calls);
        Duration spacing = config.spacing().orElse(nominatim ? Duration.ofSeconds(1) : Duration.ZERO);
        return new SharedGeocoder(
                new GuardedGeocoder(client, config.timeout(), spacing, config.breaker()),
                config.timeout(),
                config.cache());
    }

    /** The configured file's rows come first, and so does its name for a postcode that both have. */
    private static Gazetteer gazetteer(AddressConfig config) {
        var rows = new GazetteerRows();
        config.gazetteer().ifPresent(path -> read(path, rows));
        try (InputStream builtIn = AddressSources.class.getResourceAsStream("postcodes.txt")) {
            GeoNames.read(builtIn, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.toGazetteer();
    }

    private static void read(String path, GazetteerRows rows) {
        int broken;
        try (InputStream file = Files.newInputStream(Path.of(path))) {
            broken = GeoNames.read(file, rows);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalStateException(PREFIX + "GAZETTEER can't be read: " + path, e);
        }
        if (rows.size() == 0) {
            throw new IllegalStateException(
                    PREFIX + "GAZETTEER has no line in the format of GeoNames' postal codes: " + path);
        }
        if (broken > 0) {
            LOG.warnf(
                    "%d postcodes are read from %s; %d lines are not in the format and left out",
                    rows.size(), path, broken);
        } else {
            LOG.infof("%d postcodes are read from %s", rows.size(), path);
        }
    }

    private static void check(AddressConfig config) {
        require(isPositive(config.timeout()), "TIMEOUT is not more than zero");
        require(
                !config.userAgent().isBlank() && config.userAgent().chars().allMatch(c -> c >= ' ' && c < 127),
                "USER_AGENT is not a text of ASCII");
        require(config.spacing().filter(Duration::isNegative).isEmpty(), "SPACING is less than zero");
        require(config.breaker().calls() >= 2, "BREAKER_CALLS is less than 2");
        require(config.breaker().ratio() > 0 && config.breaker().ratio() <= 1, "BREAKER_RATIO is not in 0 to 1");
        require(isPositive(config.breaker().delay()), "BREAKER_DELAY is not more than zero");
        require(config.cache().size() >= 0, "CACHE_SIZE is less than zero");
        require(isPositive(config.cache().age()), "CACHE_AGE is not more than zero");
        if (config.geocoder() != Kind.GAZETTEER) {
            url(config);
        }
    }

    private static String url(AddressConfig config) {
        String url = config.url().map(String::strip).orElse("");
        require(!url.isEmpty(), "URL is not set: the geocoder can't be called without it");
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(PREFIX + "URL is not an address", e);
        }
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        require(web && address.getHost() != null, "URL is not an http or https address");
        require(address.getRawQuery() == null, "URL has a query");
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static boolean isPositive(Duration duration) {
        return duration.toMillis() > 0;
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalStateException(PREFIX + otherwise);
        }
    }
}
