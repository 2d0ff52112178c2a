package io.homewatt.benchmark.scenario;

import io.homewatt.benchmark.load.Call;
import io.homewatt.benchmark.load.Measured;
import io.homewatt.benchmark.load.Server;
import io.homewatt.benchmark.seed.Ids;
import io.homewatt.benchmark.seed.Sizes;
import io.homewatt.local.demo.Icp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** All scenarios, in the order in which they are measured: those that leave most to be worked off come last. */
public final class Scenarios {
    private static final String CUSTOMERS = "/customer/v1/customers";
    private static final String ACCOUNTS = "/rest/v1/accounts";
    private static final String ALWAYS_ON =
            "/apis/disaggregation-v1/utilities/%s/customers/1234567/consumption/alwayson?utilityAccountId=bench-%d";

    private static final List<String> CUSTOMER = List.of("customer-service");
    private static final List<String> PROPERTY = List.of("property-service");
    private static final List<String> ACCOUNT = List.of("account-service");
    private static final List<String> DISAGGREGATION = List.of("disaggregation-service");
    private static final List<String> ALL =
            List.of("customer-service", "property-service", "account-service", "disaggregation-service");

    private static final double MIXED_RATE = 40;

    /**
     * Points of connection of a run: enough for what is created while a server is compiled, and used one after the other,
     * so that the registry's quota is not what is measured.
     */
    private static final int ICPS = 100;

    /** Lists are read from one of their first pages. */
    private static final int PAGES = 100;

    private static final int PAGE = 25;

    private static final Pattern PROPERTY_ID = Pattern.compile("property_[0-9a-f]{32}");

    private final Sizes sizes;
    private final String utility;
    private final long run;
    private final SplittableRandom random = new SplittableRandom(1);
    private final AtomicLong made = new AtomicLong();

    /**
     * @param sizes of what there is
     * @param utility the code of the organisation's utility
     * @param run a number that no other run has: what is made is named by it
     */
    public Scenarios(Sizes sizes, String utility, long run) {
        this.sizes = sizes;
        this.utility = utility;
        this.run = run;
    }

    public List<Scenario> all() {
        return List.of(
                new Requests("account-by-id", ACCOUNT, 50, this::accountById),
                new Requests("account-by-pid", ACCOUNT, 50, this::accountByPid),
                new Requests("account-search", ACCOUNT, 20, this::accountSearch),
                new Requests("account-list", ACCOUNT, 20, this::accountList),
                new Requests("always-on", DISAGGREGATION, 50, this::alwaysOn),
                new Requests("customer-read", CUSTOMER, 50, this::customer),
                new Requests("property-read", PROPERTY, 50, this::property),
                new Verification(this::verifiedProperty),
                new Ingest(utility, run),
                new Requests("mixed-day", ALL, MIXED_RATE, this::mixed),
                new Requests("account-create", ACCOUNT, 20, this::newAccount, true),
                new Requests("customer-create", CUSTOMER, 20, this::newCustomer, true),
                new Requests("property-create", PROPERTY, 20, this::newProperty, true));
    }

    /**
     * A day's mixture for long, at the rate of the scenario.
     *
     * @param minutes how many
     * @param told of each minute when it is over
     */
    public Soak soak(Rig rig, int minutes, Consumer<Soak.Minute> told) {
        Server gateway = rig.platform().gateway(ALL);
        List<Soak.Minute> done = new ArrayList<>();
        while (done.size() < minutes) {
            Measured measured = rig.load().atRate(gateway, this::mixed, MIXED_RATE, Duration.ofMinutes(1));
            done.add(new Soak.Minute(measured, rig.platform().memory()));
            told.accept(done.get(done.size() - 1));
        }
        return new Soak(done);
    }

    /** Keeps all services busy with a day's mixture, so that none is measured while it is still being compiled. */
    public void warmUp(Rig rig, Duration duration) {
        rig.load().saturated(rig.platform().gateway(ALL), this::mixed, Rig.CONNECTIONS, duration);
        rig.settle();
    }

    private Call accountById() {
        long number = any(sizes.accounts());
        return Call.get(ACCOUNTS + "/" + Ids.of(number), quoted("bench-" + number));
    }

    private Call accountByPid() {
        long number = any(sizes.accounts());
        return Call.get(ACCOUNTS + "/pid/bench-" + number, quoted("bench-" + number));
    }

    private Call accountSearch() {
        long number = any(sizes.accounts());
        return Call.get(ACCOUNTS + "?search=no.%20" + "%07d".formatted(number), quoted("bench-" + number));
    }

    private Call accountList() {
        return Call.get(ACCOUNTS + "?pageStart=" + PAGE * random.nextInt(PAGES), "\"bench-");
    }

    private Call alwaysOn() {
        return Call.get(ALWAYS_ON.formatted(utility, any(sizes.homes())), "\"ratio\"");
    }

    private Call customer() {
        long number = any(sizes.customers());
        return Call.get(CUSTOMERS + "/" + Ids.of("customer", number), quoted("bench-" + number));
    }

    private Call property() {
        long number = any(sizes.customers());
        String customer = Ids.of("customer", number);
        String property = Ids.of("property", number);
        return Call.get(CUSTOMERS + "/" + customer + "/properties/" + property, "%010dBN000".formatted(number));
    }

    /** One that its user is known of, so that nobody has to be signed up at the identity provider. */
    private Call newCustomer() {
        String name = "bench-" + run + "-" + made.incrementAndGet();
        return Call.post(CUSTOMERS, """
                        {"first_name":"Bench","last_name":"Customer","email_address":"%s@example.org","auth_user_id":"%s"}""".formatted(name, name), 201, "customer_");
    }

    /** Of a seeded customer, each with each of the run's points of connection once. */
    private Call newProperty() {
        long number = made.incrementAndGet();
        String customer = Ids.of("customer", 1 + number % sizes.customers());
        String icp = Icp.of(run * ICPS + number / sizes.customers() % ICPS);
        return Call.post(CUSTOMERS + "/" + customer + "/properties", "{\"icp\":\"" + icp + "\"}", 201, "property_");
    }

    /** The same, and its page until it is verified. */
    private Call verifiedProperty() {
        Call creation = newProperty();
        return creation.then(created -> Call.await(
                creation.path() + "/"
                        + PROPERTY_ID
                                .matcher(created)
                                .results()
                                .findFirst()
                                .orElseThrow()
                                .group(),
                "\"property_lifecycle\":\"verified\""));
    }

    /** With a place and a class, so that it gets the likeliest tariff. */
    private Call newAccount() {
        String name = "bench-" + run + "-" + made.incrementAndGet();
        return Call.post(ACCOUNTS, account(name), 200, quoted(name));
    }

    /** An account that seeded ones are made like. It may be there already. */
    public static Call template() {
        return Call.post(ACCOUNTS, account("bench-template"), 200, "tariffs");
    }

    private static String account(String providerAccountId) {
        return """
                {"providerAccountId":"%s","accountName":"Benchmark home",
                 "address":{"addressString":"221 Main Street, San Francisco, CA 94105"},
                 "properties":{"customerClass":{"keyName":"customerClass","dataValue":"1"}}}""".formatted(providerAccountId);
    }

    /** What a day's clients ask for, in percent; most of it reads. */
    private Call mixed() {
        int dice = random.nextInt(100);
        return weighted(
                        dice,
                        new int[] {25, 10, 5, 5, 20, 15, 12, 3, 2, 3},
                        List.of(
                                this::accountById,
                                this::accountByPid,
                                this::accountSearch,
                                this::accountList,
                                this::alwaysOn,
                                this::customer,
                                this::property,
                                this::newCustomer,
                                this::newProperty,
                                this::newAccount))
                .get();
    }

    private static Supplier<Call> weighted(int dice, int[] percent, List<Supplier<Call>> calls) {
        int last = 0;
        for (int sum = percent[0]; sum <= dice; sum += percent[last]) {
            last++;
        }
        return calls.get(last);
    }

    private long any(long size) {
        return 1 + random.nextLong(size);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
