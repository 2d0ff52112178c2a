package io.homewatt.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PortHolderTest {
    @Test
    void aPortIsFreeUntilSomebodyListensOnIt() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThat(PortHolder.free(port)).isFalse();
        }
        assertThat(PortHolder.free(port)).isTrue();
    }

    @Test
    void aPortThatIsHeldOnAllAddressesIsNotFree() throws IOException {
        try (var socket = new ServerSocket(0)) {
            assertThat(PortHolder.free(socket.getLocalPort())).isFalse();
        }
    }

    @Test
    void theHolderIsNamedWhereTheSystemTells() throws IOException {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")));
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortHolder.of(socket.getLocalPort())).hasValueSatisfying(holder -> assertThat(holder)
                    .contains("(pid " + ProcessHandle.current().pid() + ")"));
        }
    }

    @Test
    void onlyListenersCount() {
        String listening = "  0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0 0 4242 1";
        String connected = "  1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  0 0 4243 1";

        assertThat(PortHolder.inode(listening, 8080)).contains("socket:[4242]");
        assertThat(PortHolder.inode(listening, 8081)).isEmpty();
        assertThat(PortHolder.inode(connected, 8080)).isEmpty();
    }
}
