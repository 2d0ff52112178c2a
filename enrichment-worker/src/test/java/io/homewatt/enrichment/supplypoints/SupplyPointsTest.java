package io.homewatt.enrichment.supplypoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupplyPointsTest {

    private static final String HEADER = "Current flag,POC code,Network participant,Network reporting region ID\n";

    @TempDir
    Path folder;

    private Path file;
    private SupplyPoints points;

    @BeforeEach
    void create() {
        file = folder.resolve("supply-points.csv");
        Duration soon = Duration.ofMillis(50);
        points = new SupplyPoints(new SupplyPointSource(file.toString()), soon, soon, new SimpleMeterRegistry());
    }

    @AfterEach
    void stop() {
        points.stop(new ShutdownEvent());
    }

    @Test
    void whoNeedsTheTableWaitsForTheFirstOne() throws IOException {
        points.start(new StartupEvent());
        CompletableFuture<SupplyPointTable> waiting = points.table().subscribeAsCompletionStage();
        assertThat(waiting).isNotDone();

        Files.writeString(file, HEADER + "1,DVK0111,SCAN,17\n");

        await().until(waiting::isDone);
        assertThat(waiting.join().region("DVK0111", "SCAN")).contains("17");
    }

    @Test
    void theTableIsReadAgainAndAFailureKeepsTheOneBefore() throws IOException {
        Files.writeString(file, HEADER + "1,DVK0111,SCAN,17\n");
        points.start(new StartupEvent());
        await().until(() -> "17".equals(region()));

        Files.writeString(file, HEADER + "1,DVK0111,SCAN,18\n");
        await().until(() -> "18".equals(region()));
        Files.writeString(file, "<html>Down for maintenance</html>");
        await().during(Duration.ofMillis(300)).until(() -> "18".equals(region()));

        Files.writeString(file, HEADER + "1,DVK0111,SCAN,19\n");
        await().until(() -> "19".equals(region()));
    }

    private String region() {
        return points.table()
                .subscribeAsCompletionStage()
                .thenApply(table -> table.region("DVK0111", "SCAN").orElse(""))
                .getNow("");
    }
}
