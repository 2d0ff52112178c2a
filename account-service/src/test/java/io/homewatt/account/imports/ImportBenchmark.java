package io.homewatt.account.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports a bulk file of 60,000 records twice, and prints what it costs. Not a test, and so not run with them:
 * {@code mvn test -pl account-service -am -Dtest=ImportBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * -DargLine=-Xmx512m}. {@code -Dhomewatt.benchmark.records=} is for another number of records.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class ImportBenchmark {
    private static final int RECORDS = Integer.getInteger("homewatt.benchmark.records", 60_000);

    private final ImportApi api = ImportApi.fresh();

    @Test
    void aBulkFileIsImportedTwice(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("bulk.csv");
        var bulk = new BulkFile();
        try (var out = Files.newBufferedWriter(file)) {
            bulk.write(out, RECORDS);
        }
        double megabytes = Files.size(file) / 1e6;
        System.out.printf("%n%,d records of %d columns, %.0f MB%n", RECORDS, bulk.columns(), megabytes);

        JsonPath first = timed("first", file, megabytes);
        JsonPath second = timed("second", file, megabytes);

        assertThat(first.getInt("added")).isEqualTo(RECORDS);
        assertThat(second.getInt("added")).isZero();
        assertThat(second.getInt("changed")).isZero();
        assertThat(second.getInt("unchanged")).isEqualTo(RECORDS);
    }

    private JsonPath timed(String which, Path file, double megabytes) throws Exception {
        var peak = new AtomicLong();
        var memory = ManagementFactory.getMemoryMXBean();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        watch.scheduleAtFixedRate(
                () -> peak.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max),
                0,
                20,
                TimeUnit.MILLISECONDS);
        long cpu = cpu();
        long collecting = collecting();
        long begin = System.nanoTime();
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + ImportApi.PATH
                                        + "?format=urdb-csv"))
                                .header(
                                        "Authorization",
                                        "Bearer " + api.organisation().token("tariffs:admin"))
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofFile(file))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        double sent = (System.nanoTime() - begin) / 1e9;
        JsonPath report = api.ended(JsonPath.from(answer.body()).getString("results[0].importId"));
        double seconds = (System.nanoTime() - begin) / 1e9;
        watch.shutdownNow();
        System.out.printf(
                "%-6s  %.1f s (%.1f s of them sending), %.1f MB/s, %.0f records/s, peak heap %d MB of %d MB;"
                        + " %d added, %d changed, %d unchanged, %d skipped%n",
                which,
                seconds,
                sent,
                megabytes / seconds,
                RECORDS / seconds,
                peak.get() / 1_000_000,
                Runtime.getRuntime().maxMemory() / 1_000_000,
                report.getInt("added"),
                report.getInt("changed"),
                report.getInt("unchanged"),
                report.getInt("skippedCount"));
        // What else the machine does is in the seconds, and in none of these but the load.
        System.out.printf(
                "        this process: %.1f s of CPU, %.1f s paused to collect garbage; load of the machine %.1f%n",
                (cpu() - cpu) / 1e9,
                (collecting() - collecting) / 1e3,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        assertThat(report.getString("status")).isEqualTo("COMPLETED");
        assertThat(seconds).isLessThan(60);
        return report;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
