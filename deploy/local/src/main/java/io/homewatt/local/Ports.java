package io.homewatt.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The TCP port of every listener, by its name: the usual ones, or free ones so that a test is in nobody's way. */
public final class Ports {
    public static final String GATEWAY = "gateway";
    public static final String CUSTOMER = "customer-service";
    public static final String PROPERTY = "property-service";
    public static final String ACCOUNT = "account-service";
    public static final String DISAGGREGATION = "disaggregation-service";
    public static final String WORKER = "enrichment-worker";
    public static final String POSTGRES = "postgres";
    public static final String KAFKA = "kafka";
    public static final String KAFKA_CONTROLLER = "kafka controller";
    public static final String KEYCLOAK = "keycloak";
    public static final String REGISTRY = "registry-simulator";
    public static final String CONNECT = "connect";
    public static final String TRACES = "traces";

    /** Health and metrics of a process are on its port plus this. */
    private static final int MANAGEMENT = 1000;

    private static final Map<String, Integer> USUAL = usualPorts();

    private final Map<String, Integer> ports;

    private Ports(Map<String, Integer> ports) {
        this.ports = ports;
    }

    private static Map<String, Integer> usualPorts() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put(GATEWAY, 8080);
        ports.put(CUSTOMER, 8081);
        ports.put(PROPERTY, 8082);
        ports.put(ACCOUNT, 8083);
        ports.put(DISAGGREGATION, 8084);
        ports.put(WORKER, 8085);
        ports.put(POSTGRES, 15432);
        ports.put(KAFKA, 19092);
        ports.put(KAFKA_CONTROLLER, 19093);
        ports.put(KEYCLOAK, 8090);
        ports.put(REGISTRY, 8091);
        ports.put(CONNECT, 8093);
        ports.put(TRACES, 14318);
        for (String name : List.of(CUSTOMER, PROPERTY, ACCOUNT, DISAGGREGATION, WORKER, KEYCLOAK)) {
            ports.put(management(name), ports.get(name) + MANAGEMENT);
        }
        return ports;
    }

    /** The ports that the documents name. */
    public static Ports usual() {
        return new Ports(USUAL);
    }

    /** Ports that nobody listens on at this moment. */
    public static Ports free() {
        var sockets = new ArrayList<ServerSocket>();
        var ports = new LinkedHashMap<String, Integer>();
        try {
            for (String name : USUAL.keySet()) {
                var socket = new ServerSocket();
                sockets.add(socket);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                ports.put(name, socket.getLocalPort());
            }
            return new Ports(ports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    /** The same ports, with the gateway on another one. */
    public Ports withGateway(int port) {
        var changed = new LinkedHashMap<>(ports);
        changed.put(GATEWAY, port);
        return new Ports(changed);
    }

    /** The port of a part. */
    public int of(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("No port is planned for " + name);
        }
        return port;
    }

    /** The port of a part's health and metrics. */
    public int managementOf(String name) {
        return of(management(name));
    }

    /** Every name that has a port. */
    public Set<String> names() {
        return ports.keySet();
    }

    private static String management(String name) {
        return name + " management";
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
