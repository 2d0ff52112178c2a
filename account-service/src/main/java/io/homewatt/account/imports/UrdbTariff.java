package io.homewatt.account.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homewatt.account.catalogue.CustomerClass;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rate of the database as a row of the catalogue's tariffs, without ids. */
final class UrdbTariff {
    /** Such as E-1, TOU-D-PRIME or GS-2: capitals with a digit or a hyphen, or all that is in brackets. */
    private static final Pattern CODE =
            Pattern.compile("(?:^|[\\s:(])([A-Z]{1,6}(?:-[A-Z0-9]{1,8}){1,4}|[A-Z]{1,5}\\d{1,4}[A-Z]?)(?=$|[\\s:,;)])"
                    + "|\\(([A-Z][A-Z0-9.-]{0,11})\\)|(?i:schedule) ([A-Z0-9][A-Z0-9.-]{0,11})(?=$|[\\s:,;)])");

    private UrdbTariff() {}

    /** @throws BadRecord when it can't be one */
    static ObjectNode of(String label, ObjectNode members) {
        var rate = new UrdbRate(members);
        if (rate.isFalse("approved")) {
            throw new BadRecord("is not approved");
        }
        LocalDate effective = rate.date("startdate");
        LocalDate end = rate.date("enddate");
        if (effective != null && end != null && end.isBefore(effective)) {
            throw new BadRecord("enddate is before startdate");
        }
        String name = rate.requiredText("name");
        var rates = new UrdbRates(rate);
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("source_id", label)
                .put("code", Values.eiaId("eiaid", rate.text("eiaid")))
                .put("entity", rate.requiredText("utility"))
                .put("tariff_code", code(name))
                .put("tariff_name", name)
                .put("tariff_type", rate.isTrue("is_default") ? "DEFAULT" : "ALTERNATIVE")
                .put(
                        "customer_class",
                        customerClass(rate.requiredText("sector")).name())
                .put("effective_date", effective == null ? null : effective.toString())
                .put("end_date", end == null ? null : end.toString())
                .put("charge_types", rates.chargeTypes())
                .put("has_time_of_use_rates", rates.hasTimeOfUse())
                .put("has_tiered_rates", rates.hasTiers())
                .put("has_net_metering", hasNetMetering(rate))
                .set("rates", rates.rates());
        return row;
    }

    private static boolean hasNetMetering(UrdbRate rate) {
        String rules = rate.text("dgrules");
        return rate.isTrue("usenetmetering")
                || (rules != null && rules.toLowerCase(Locale.ROOT).contains("net metering"));
    }

    private static CustomerClass customerClass(String sector) {
        return switch (sector.toLowerCase(Locale.ROOT)) {
            case "residential" -> CustomerClass.RESIDENTIAL;
            case "commercial", "industrial" -> CustomerClass.GENERAL;
            case "lighting" -> CustomerClass.SPECIAL_USE;
            default -> throw new BadRecord("sector is none of Residential, Commercial, Industrial and Lighting");
        };
    }

    private static String code(String name) {
        Matcher code = CODE.matcher(name);
        if (!code.find()) {
            return null;
        }
        for (int group = 1; group <= code.groupCount(); group++) {
            if (code.group(group) != null) {
                return code.group(group);
            }
        }
        return null;
    }
}
