package io.homewatt.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void theUsualPortsAreThoseOfTheDocuments() {
        Ports ports = Ports.usual();

        assertThat(ports.of(Ports.GATEWAY)).isEqualTo(8080);
        assertThat(ports.of(Ports.CUSTOMER)).isEqualTo(8081);
        assertThat(ports.managementOf(Ports.CUSTOMER)).isEqualTo(9081);
        assertThat(ports.of(Ports.PROPERTY)).isEqualTo(8082);
        assertThat(ports.of(Ports.ACCOUNT)).isEqualTo(8083);
        assertThat(ports.managementOf(Ports.ACCOUNT)).isEqualTo(9083);
        assertThat(ports.of(Ports.WORKER)).isEqualTo(8085);
        assertThat(ports.of(Ports.POSTGRES)).isEqualTo(15432);
        assertThat(ports.of(Ports.KAFKA)).isEqualTo(19092);
        assertThat(ports.of(Ports.KEYCLOAK)).isEqualTo(8090);
        assertThat(ports.of(Ports.REGISTRY)).isEqualTo(8091);
        assertThat(ports.of(Ports.CONNECT)).isEqualTo(8093);
    }

    @Test
    void noTwoListenersShareAPort() {
        for (Ports ports : new Ports[] {Ports.usual(), Ports.free()}) {
            assertThat(ports.names().stream().map(ports::of).collect(Collectors.toSet()))
                    .hasSameSizeAs(ports.names());
        }
    }

    @Test
    void onlyTheGatewayMovesWithItsOption() {
        Ports ports = Ports.usual().withGateway(9999);

        assertThat(ports.of(Ports.GATEWAY)).isEqualTo(9999);
        assertThat(ports.of(Ports.CUSTOMER)).isEqualTo(8081);
    }

    @Test
    void aNameWithoutAPortIsAMistake() {
        assertThatThrownBy(() -> Ports.usual().of("toaster")).hasMessageContaining("toaster");
    }
}
