package io.homewatt.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.homewatt.simulator.meter.SyntheticHouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;

/** A month of a home's meter, in the file that its retailer sends, and what of it is always on. */
final class AlwaysOnStory {
    private static final String SNAPSHOTS = "/usage/v1/snapshots";
    /** One without panels. */
    private static final long SEED = 7;

    private static final String CUSTOMER_ID = "1234567";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 100;

    private final Settings.Organisation organisation;
    private final Display display;
    private final Caller caller;
    private final Path folder;

    /** @param folder where the chart is left */
    AlwaysOnStory(Settings settings, Display display, Caller caller, Path folder) {
        this.organisation = settings.organisation("A");
        this.display = display;
        this.caller = caller;
        this.folder = folder;
    }

    /**
     * Tells it and gives the utility's id of the account.
     *
     * @param property which the home is, with this ICP
     * @throws StepFailed at the first thing that is not as it should be
     */
    String tell(String customer, String property, String icp) {
        var house = new SyntheticHouse(SEED, YearMonth.now(SyntheticHouse.ZONE).minusMonths(1));
        display.step("The household uploads the file of its retailer: " + house.month() + " in half-hours (EIEP13A)");
        Answer uploaded = caller.upload(
                        SNAPSHOTS,
                        Map.of("customer_id", customer, "property_id", property),
                        "raw_electricity_provider_file",
                        house.month() + ".csv",
                        MeterFile.of(icp, house))
                .expect(201);
        display.answer(uploaded);

        display.step("Its account at the utility, which bears the property's ICP");
        String account = "home-" + UUID.randomUUID();
        display.answer(caller.post("/rest/v1/accounts", account(account, icp)).expect(200));

        display.step("What the home uses when nobody uses it");
        String path = "/apis/disaggregation-v1/utilities/%s/customers/%s/consumption/alwayson"
                .formatted(organisation.utilityCode(), CUSTOMER_ID);
        String query = "?utilityAccountId=" + account;
        Answer figure = await(path + query);
        display.wholeAnswer(figure);
        JsonNode alwaysOn = figure.body().path("response");
        double hours = house.month().lengthOfMonth() * 24;
        display.line(
                "%s",
                display.coloured(
                        "32",
                        "%.0f %% of the month, some %.0f W; the home was made with %.0f W"
                                .formatted(
                                        100 * alwaysOn.path("ratio").asDouble(),
                                        1000 * alwaysOn.path("value").asDouble() / hours,
                                        house.alwaysOn())));
        Story.check(alwaysOn.path("value").asDouble() > 0, "nothing is always on");

        Answer chart = caller.get(path + "/chart" + query).expect(200);
        display.line("The chart: %s", chart.path());
        display.line("           %s", save(chart));
        return account;
    }

    private Answer await(String path) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = caller.get(path);
            if (answer.status() != 404 || System.nanoTime() > end) {
                return answer.expect(200);
            }
            Verification.pause(PAUSE_MILLIS);
        }
    }

    private Path save(Answer chart) {
        try {
            return Files.writeString(
                            folder.resolve("always-on.svg"), chart.body().asText())
                    .toAbsolutePath()
                    .normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> account(String id, String icp) {
        return Map.of(
                "providerAccountId",
                id,
                "accountName",
                "Aroha's home",
                "timeZone",
                SyntheticHouse.ZONE.getId(),
                "properties",
                Map.of(
                        "utilityCode", Map.of("dataValue", organisation.utilityCode()),
                        "utilityCustomerId", Map.of("dataValue", CUSTOMER_ID),
                        "icp", Map.of("dataValue", icp)));
    }
}
