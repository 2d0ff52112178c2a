package io.homewatt.local.demo;

import io.homewatt.local.Layout;
import io.homewatt.local.Options;
import io.homewatt.local.Platform;
import io.homewatt.local.Ports;
import io.homewatt.local.console.Console;
import io.homewatt.local.secret.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The whole platform on free ports, started once for all tests that ask for it, and stopped after the last. */
public final class RunningPlatform implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class, type -> start(), Running.class);
    }

    private static Running start() {
        Path checkout = Path.of("../..").toAbsolutePath().normalize();
        Path target = checkout.resolve("deploy/local/target/platform");
        var options = new Options(checkout, target.resolve("data"), target.resolve("tools"), Ports.free(), true, true);
        try {
            Platform platform = Platform.start(options, Console.toNowhere());
            var settings = new Settings(platform.env());
            var realm = new Realm(
                    "http://localhost:" + options.ports().of(Ports.KEYCLOAK),
                    Secrets.in(new Layout(options.data()).secrets()).get("keycloak.admin"));
            return new Running(
                    platform,
                    options,
                    options.ports(),
                    settings,
                    realm,
                    new Caller(settings, settings.organisation("A")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a test has of it.
     *
     * @param options what it was started with
     * @param ports where its parts listen
     * @param backEnd organisation A's
     */
    public record Running(
            Platform platform, Options options, Ports ports, Settings settings, Realm realm, Caller backEnd)
            implements AutoCloseable {
        @Override
        public void close() {
            platform.stop();
        }
    }
}
