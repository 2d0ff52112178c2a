package io.homewatt.local;

import java.nio.file.Path;

/**
 * What {@code deploy/up} was asked for.
 *
 * @param checkout the root of the repository, built
 * @param data where the data, the logs and the secrets are
 * @param tools where the servers that are unpacked and built once are; may be shared by several data folders
 * @param ports where everything listens
 * @param fresh forget the data of earlier starts
 * @param rateLimits whether the gateway counts requests
 */
public record Options(Path checkout, Path data, Path tools, Ports ports, boolean fresh, boolean rateLimits) {
    public Options {
        checkout = checkout.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        tools = tools.toAbsolutePath().normalize();
    }

    /** As a user has it who gives no options. */
    public static Options of(Path checkout) {
        Path data = checkout.resolve(".homewatt");
        return new Options(checkout, data, data, Ports.usual(), false, true);
    }
}
