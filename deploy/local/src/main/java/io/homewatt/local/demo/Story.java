package io.homewatt.local.demo;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** From a token to a verified property, an account with its tariff and an always-on load, shown request by request. */
final class Story {

    private static final String CUSTOMERS = "/customer/v1/customers";
    private static final String KNOWN_ICP = "0005834930RN094";
    /** 0000143418TRD9F with its last digit mistyped. */
    private static final String MISTYPED_ICP = "0000143418TRD9E";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(UTC);

    private static final List<String> CUSTOMER_EVENTS = List.of(
            "customer.created.v1",
            "property.created.v1",
            "icp.verified.v1",
            "property.verified.v1",
            "icp.rejected.v1",
            "property.rejected.v1");
    private static final List<String> ACCOUNT_EVENTS = List.of("account.created.v1");
    private static final List<String> METER_EVENTS = List.of("account.created.v1", "always-on.calculated.v1");

    private final Settings settings;
    private final Display display;
    private final Path folder;
    private final Caller a;
    private final String trace = UUID.randomUUID().toString().replace("-", "");

    /** @param folder where files are left for the reader to open */
    Story(Settings settings, Display display, Path folder) {
        this.settings = settings;
        this.display = display;
        this.folder = folder;
        this.a = new Caller(settings, settings.organisation("A"));
    }

    /** @throws StepFailed at the first thing that is not as it should be */
    void tell() {
        try (PassingEvents events = PassingEvents.from(settings.kafka())) {
            display.step("Organisation A's back end gets a token");
            display.answer(a.authenticate().expect(200));

            display.step("It creates a customer");
            Answer created = a.post(
                    CUSTOMERS,
                    Map.of(
                            "first_name", "Aroha",
                            "last_name", "Ngata",
                            "email_address", "aroha." + UUID.randomUUID() + "@example.com"));
            display.answer(created.expect(201));
            String customer = created.body().path("customer_id").asText();

            String property = verified(customer);
            rejected(customer);
            malformed(customer);
            list(customer);
            strangers(customer);
            String account = new AccountStory(settings, display).tell();
            String utilityAccount = new AlwaysOnStory(settings, display, a, folder).tell(customer, property, KNOWN_ICP);
            show(events, Map.of(customer, CUSTOMER_EVENTS, account, ACCOUNT_EVENTS, utilityAccount, METER_EVENTS));
            display.step("How the first property was verified, from request to event");
            display.line("deploy/trace %s", trace);
        }
    }

    private String verified(String customer) {
        display.step("A property, by the ICP of its point of connection, which the registry knows");
        Answer property = await(a.postTraced(properties(customer), Map.of("icp", KNOWN_ICP), trace));
        check(property.data(), "property_lifecycle", "verified");
        check(property.data(), "network_reporting_region", "17");
        check(property.data(), "cache_smart_meter", "true");
        check(property.data(), "cache_meter_active", "true");
        check(property.data(), "cache_flow_directions", "[\"injection\",\"extraction\"]");
        return property.data().path("property_id").asText();
    }

    private void rejected(String customer) {
        display.step("A property with a mistyped ICP: it stays unverified and says why");
        Answer property = await(a.post(properties(customer), Map.of("icp", MISTYPED_ICP)));
        check(property.data(), "property_lifecycle", "unverified");
        check(property.data().path("verification"), "status", "rejected");
        check(property.data().path("verification"), "reason", "check_digits_wrong");
    }

    private static String properties(String customer) {
        return CUSTOMERS + "/" + customer + "/properties";
    }

    private Answer await(Answer created) {
        long begun = System.nanoTime() - (long) (created.millis() * 1e6);
        display.answer(created.expect(201));
        String path = created.path() + "/" + created.data().path("property_id").asText();
        Answer property = Verification.await(a, path, PATIENCE);
        double millis = (System.nanoTime() - begun) / 1e6;
        display.wholeAnswer(property);
        String status = property.data().path("verification").path("status").asText();
        display.line("%s", display.coloured("32", "%s %.0f ms after it was sent".formatted(status, millis)));
        return property;
    }

    private void malformed(String customer) {
        display.step("What is no ICP at all is refused at once");
        display.answer(a.post(CUSTOMERS + "/" + customer + "/properties", Map.of("icp", "ABC"))
                .expect(400));
    }

    private void list(String customer) {
        display.step("The customer's properties");
        Answer list = a.get(CUSTOMERS + "/" + customer + "/properties").expect(200);
        display.answer(list);
        check(list.data().size() == 2, "the customer has " + list.data().size() + " properties instead of 2");
    }

    private void strangers(String customer) {
        display.step("For organisation B, with a token of its own, none of this exists");
        Caller b = new Caller(settings, settings.organisation("B"));
        b.authenticate().expect(200);
        display.answer(b.get(CUSTOMERS + "/" + customer).expect(404));
        display.answer(b.get(CUSTOMERS + "/" + customer + "/properties").expect(404));
    }

    /** @param expected the types that have to go by, by whom they are about */
    private void show(PassingEvents events, Map<String, List<String>> expected) {
        display.step("The events that went by");
        List<PassingEvents.Event> passed =
                events.until(seen -> missing(seen, expected).isEmpty(), PATIENCE);
        for (PassingEvents.Event event : passed) {
            display.line(
                    "%s  %-24s  %-22s  %s",
                    TIME.format(event.time()), event.topic(), event.type(), display.coloured("36", event.key()));
            display.line("  %s", display.coloured("2", Display.shortened(event.data())));
        }
        List<String> missing = missing(passed, expected);
        check(missing.isEmpty(), "not seen within " + PATIENCE.toSeconds() + " s: " + String.join(", ", missing));
    }

    private static List<String> missing(List<PassingEvents.Event> seen, Map<String, List<String>> expected) {
        return expected.entrySet().stream()
                .flatMap(about -> about.getValue().stream().filter(type -> !seen(seen, type, about.getKey())))
                .toList();
    }

    private static boolean seen(List<PassingEvents.Event> seen, String type, String id) {
        return seen.stream()
                .anyMatch(event -> event.type().equals(type) && event.data().contains(id));
    }

    static void check(JsonNode data, String field, String expected) {
        JsonNode value = data.path(field);
        String text = value.isTextual() ? value.asText() : value.toString();
        check(
                text.equals(expected),
                field + " is " + (value.isMissingNode() ? "missing" : text) + " instead of " + expected);
    }

    static void check(boolean fine, String otherwise) {
        if (!fine) {
            throw new StepFailed(otherwise);
        }
    }
}
