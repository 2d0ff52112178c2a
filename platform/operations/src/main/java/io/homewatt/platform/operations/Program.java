package io.homewatt.platform.operations;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;

/** The program that every service is: it looks at the settings first, before anything is connected to or migrated. */
@QuarkusMain
public final class Program {
    private static final int REFUSED = 78;

    private Program() {}

    /** Starts the service, or says on the error stream why it doesn't and ends with exit code 78, as sysexits.h has it. */
    public static void main(String... arguments) {
        check();
        Quarkus.run(arguments);
    }

    private static void check() {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        Settings settings = Settings.of(config);
        List<String> faults = StartCheck.faults(settings);
        if (!faults.isEmpty()) {
            System.err.println(StartCheck.refusal(faults));
            System.exit(REFUSED);
        }
        StartCheck.warnings(settings).forEach(System.err::println);
    }
}
