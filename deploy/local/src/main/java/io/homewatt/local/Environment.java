package io.homewatt.local;

import io.homewatt.local.postgres.Postgres;
import io.homewatt.local.secret.EnvFile;
import io.homewatt.local.secret.Organisation;
import io.homewatt.local.secret.Secrets;
import io.homewatt.local.service.Service;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What the env file says about a platform. */
final class Environment {
    private Environment() {}

    static EnvFile of(Ports ports, Secrets secrets, List<Organisation> organisations) throws IOException {
        String url = "http://localhost:" + ports.of(Ports.GATEWAY);
        EnvFile file = new EnvFile()
                .with("HOMEWATT_URL", url)
                .with("HOMEWATT_TOKEN_URL", url + "/apis/authorization-v1/oauth2/token")
                .with("HOMEWATT_KAFKA", "localhost:" + ports.of(Ports.KAFKA))
                .with("HOMEWATT_REGISTRY_URL", "http://localhost:" + ports.of(Ports.REGISTRY))
                .with("HOMEWATT_CONNECT_URL", "http://localhost:" + ports.of(Ports.CONNECT))
                .with("HOMEWATT_TRACES_URL", "http://localhost:" + ports.of(Ports.TRACES))
                .with("HOMEWATT_POSTGRES_URL", postgres(ports, secrets));
        for (Service service : Service.ALL) {
            service.database()
                    .ifPresent(name -> file.with(
                            "HOMEWATT_" + name.toUpperCase(Locale.ROOT) + "_URL",
                            "http://localhost:" + ports.of(service.name())));
        }
        organisations.forEach(file::with);
        return file;
    }

    /** As the superuser, who alone can copy all databases away. */
    private static String postgres(Ports ports, Secrets secrets) throws IOException {
        return "postgresql://" + Postgres.SUPERUSER + ":" + secrets.get("postgres." + Postgres.SUPERUSER)
                + "@localhost:" + ports.of(Ports.POSTGRES) + "/postgres";
    }
}
