package io.homewatt.local.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.homewatt.local.Ports;
import io.homewatt.local.drill.Ledger.Entry;
import io.homewatt.local.drill.Ledger.Kind;
import io.homewatt.local.drill.Ledger.Told;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Clients hang up: half of them in the middle of their request, the others before it is answered. Afterwards no process
 * holds more files and sockets than before, and no connection to a database is in a transaction.
 */
final class HangUps implements Fault {
    private static final int COUNT = 5_000;
    private static final int QUICKLY = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Well below what the gateway takes from one organisation: those that it refuses never reach the service. */
    private static final Duration PACE = Duration.ofMillis(4);
    /** A pool may have grown, and is allowed to. */
    private static final int ROOM = 24;

    private final Map<String, Long> before = new TreeMap<>();

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        before.putAll(open(scene));
        int count = scene.quick() ? QUICKLY : COUNT;
        for (int i = 0; i < count; i++) {
            String mark = scene.load().mark();
            boolean whole = i % 2 == 0;
            // Before it is sent, for whoever looks.
            scene.ledger().add(new Entry(Kind.CUSTOMER, mark, true, Told.HUNG_UP, "", System.nanoTime(), ""));
            hangUp(scene, "{\"first_name\":\"" + mark + "\",\"last_name\":\"Ngata\"}", whole);
            Scene.pause(PACE);
        }
    }

    private static void hangUp(Scene scene, String body, boolean whole) throws IOException {
        URI gateway = scene.settings().gateway();
        String head = "POST " + Load.CUSTOMERS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + scene.caller().token() + "\r\nahiko-app-id: "
                + scene.settings().organisation("A").appId() + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            // Closes at once and for both directions, as a process that was killed does.
            socket.setSoLinger(true, whole ? 1 : 0);
            socket.getOutputStream().write((head + (whole ? body : body.substring(0, 10))).getBytes(UTF_8));
            socket.getOutputStream().flush();
        }
    }

    @Override
    public List<String> traces(Scene scene) throws InterruptedException, SQLException, IOException {
        var problems = new ArrayList<String>();
        Scene.until(PATIENCE, () -> leaking(scene).isEmpty());
        leaking(scene)
                .forEach((part, files) ->
                        problems.add(part + " holds " + files + " files and sockets, and held " + before.get(part)));
        try (var database = scene.database("postgres");
                var statement = database.createStatement();
                var rows = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where state like 'idle in transaction%' and now() - state_change > interval '5 s'")) {
            rows.next();
            if (rows.getInt(1) > 0) {
                problems.add(rows.getInt(1) + " connections to the databases are in a transaction that nobody ends");
            }
        }
        return problems;
    }

    private Map<String, Long> leaking(Scene scene) {
        var leaking = open(scene);
        leaking.entrySet().removeIf(part -> part.getValue() <= before.get(part.getKey()) + ROOM);
        return leaking;
    }

    /** How many files and sockets the gateway (in the supervisor) and the service hold; nothing where there is no /proc. */
    private static Map<String, Long> open(Scene scene) {
        var open = new TreeMap<String, Long>();
        for (String part : List.of("up", Ports.CUSTOMER)) {
            Path folder = Path.of("/proc", Long.toString(scene.process(part).pid()), "fd");
            try (Stream<Path> files = Files.list(folder)) {
                open.put(part, files.count());
            } catch (IOException e) {
                // Another system: the transactions are looked at there, too.
                open.remove(part);
            }
        }
        return open;
    }
}
