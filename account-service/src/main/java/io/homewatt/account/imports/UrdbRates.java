package io.homewatt.account.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a rate of the database charges, as the catalogue's {@code rates}: one for each season and period of its
 * structures, each with its tiers, and the fixed ones. At most 5,000 tiers in all.
 */
final class UrdbRates {
    private static final int MOST_BANDS = 5_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CONSUMPTION = "CONSUMPTION_BASED";
    private static final String DEMAND = "DEMAND_BASED";
    private static final String MONTHLY = "MONTHLY";
    private static final String ANNUAL_MINIMUM = "annualmincharge";
    private static final Time ALWAYS = new Time(null, null);

    private final UrdbRate source;
    private final ArrayNode rates = JSON.arrayNode();
    private final Set<String> chargeTypes = new LinkedHashSet<>();
    private boolean timeOfUse;
    private boolean tiered;
    private int bands;

    /** @throws BadRecord when a structure, schedule or amount is none */
    UrdbRates(UrdbRate source) {
        this.source = source;
        String fixed = source.number("fixedchargefirstmeter") == null ? "fixedmonthlycharge" : "fixedchargefirstmeter";
        fixed("Fixed charge", "FIXED_PRICE", fixed, "fixedchargeunits");
        structure(
                new Charge("Energy Charges", CONSUMPTION, "energyratestructure", List.of("energytoulabels")),
                Schedule.of(source, "energyweekdayschedule", "energyweekendschedule"));
        structure(
                new Charge("Demand Charges", DEMAND, "demandratestructure", List.of("demandlabels", "demandtoulabels")),
                Schedule.of(source, "demandweekdayschedule", "demandweekendschedule"));
        structure(
                new Charge("Flat Demand Charges", DEMAND, "flatdemandstructure", List.of()),
                Schedule.ofMonths(source, "flatdemandmonths"));
        fixed("Minimum charge", "MINIMUM", "mincharge", "minchargeunits");
        fixed("Minimum charge", "MINIMUM", "minmonthlycharge", "minmonthlychargeunits");
        fixed("Minimum charge", "MINIMUM", ANNUAL_MINIMUM, "annualminchargeunits");
    }

    /** A structure and what becomes of it; the names of its periods are in the first of the members that is there. */
    private record Charge(String group, String type, String member, List<String> labelMembers) {}

    /** When a charge applies; null for the whole year, and for all hours. */
    private record Time(String season, String hours) {}

    ArrayNode rates() {
        return rates;
    }

    /** Separated by commas; null when nothing is charged. */
    String chargeTypes() {
        return chargeTypes.isEmpty() ? null : String.join(",", chargeTypes);
    }

    boolean hasTimeOfUse() {
        return timeOfUse;
    }

    boolean hasTiers() {
        return tiered;
    }

    private void fixed(String name, String chargeType, String member, String unitMember) {
        BigDecimal amount = source.number(member);
        if (amount == null) {
            return;
        }
        String unit = String.valueOf(source.text(unitMember)).toLowerCase(Locale.ROOT);
        String period = member.equals(ANNUAL_MINIMUM) || unit.contains("year")
                ? "ANNUALLY"
                : unit.contains("day") ? "DAILY" : MONTHLY;
        band(rate("Customer Charges", name, chargeType, period, ALWAYS), null, amount, false);
    }

    private void structure(Charge charge, Schedule schedule) {
        JsonNode periods = source.nested(charge.member());
        if (periods.isMissingNode()) {
            return;
        }
        if (!periods.isArray()) {
            throw new BadRecord(charge.member() + " is no array");
        }
        if (schedule == null) {
            IntStream.range(0, periods.size()).forEach(number -> period(charge, number, periods.get(number), ALWAYS));
            return;
        }
        for (Schedule.Season season : schedule.seasons()) {
            for (int number : season.periods()) {
                period(charge, number, periods.path(number), new Time(season.name(), season.hours(number)));
            }
        }
    }

    private void period(Charge charge, int number, JsonNode tiers, Time time) {
        if (!tiers.isArray() || !hasAmount(charge.member(), tiers)) {
            // Hours that cost nothing.
            return;
        }
        String label = source.periodName(charge.labelMembers(), number);
        String unit = unit(tiers);
        String name = unit == null ? label : label + " (" + unit + ")";
        String chargePeriod = unit != null && unit.contains("daily") ? "DAILY" : MONTHLY;
        timeOfUse |= time.hours() != null;
        ArrayNode bought = rate(charge.group(), name, charge.type(), chargePeriod, time);
        ArrayNode sold = null;
        for (JsonNode tier : tiers) {
            BigDecimal max = amount(charge, tier, "max");
            band(bought, max, orZero(amount(charge, tier, "rate")).add(orZero(amount(charge, tier, "adj"))), false);
        }
        tiered |= bought.size() > 1;
        for (JsonNode tier : tiers) {
            // What the customer gets for what it feeds in.
            BigDecimal price = amount(charge, tier, "sell");
            if (price != null && price.signum() != 0) {
                sold = sold == null ? rate(charge.group(), name + ", sold", charge.type(), chargePeriod, time) : sold;
                band(sold, amount(charge, tier, "max"), price, true);
            }
        }
    }

    private static BigDecimal amount(Charge charge, JsonNode tier, String member) {
        return UrdbRate.number(charge.member() + " " + member, tier.path(member));
    }

    private static boolean hasAmount(String member, JsonNode tiers) {
        if (tiers.size() > MOST_BANDS) {
            throw new BadRecord(member + " has too many tiers");
        }
        for (JsonNode tier : tiers) {
            if (tier.hasNonNull("rate") || tier.hasNonNull("adj") || tier.hasNonNull("sell")) {
                return true;
            }
        }
        return false;
    }

    /** What the tiers are told in, when it isn't just the usual. */
    private static String unit(JsonNode tiers) {
        for (JsonNode tier : tiers) {
            String unit = Values.text(tier.path("unit").asText(null));
            if (unit != null) {
                return unit.equalsIgnoreCase("kWh") || unit.equalsIgnoreCase("kW") ? null : unit;
            }
        }
        return null;
    }

    private ArrayNode rate(String group, String name, String chargeType, String chargePeriod, Time time) {
        chargeTypes.add(chargeType);
        return rates.addObject()
                .put("rateGroupName", group)
                .put("rateName", name)
                .put("chargeType", chargeType)
                .put("chargePeriod", chargePeriod)
                .put("season", time.season())
                .put("timeOfUse", time.hours())
                .putArray("rateBands");
    }

    private void band(ArrayNode tiers, BigDecimal max, BigDecimal amount, boolean credit) {
        if (++bands > MOST_BANDS) {
            throw new BadRecord("has more than " + MOST_BANDS + " tiers");
        }
        ObjectNode band = tiers.addObject();
        band.put("rateSequenceNumber", tiers.size())
                .put("hasConsumptionLimit", max != null)
                .put("consumptionUpperLimit", max)
                .put("rateAmount", plain(amount))
                .put("rateUnit", "COST_PER_UNIT")
                .put("isCredit", credit);
    }

    /** The sum of two amounts may have zeros at its end again. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static BigDecimal orZero(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
