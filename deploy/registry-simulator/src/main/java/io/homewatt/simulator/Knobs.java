package io.homewatt.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What can be turned while the simulator runs. Every setting takes effect with the next call; safe for any thread. */
public final class Knobs {

    private volatile int latencyMillis;
    private volatile int callsPerMinute;
    private volatile int searchCallsPerMinute;
    private volatile long bytesPerHour;
    private volatile double errorRate;
    private volatile Outage outage;
    private volatile Set<String> unknownIcps;
    private volatile UnknownInList unknownInList;
    private volatile String requiredKey;
    private volatile boolean retryAfterAsDate;
    private volatile boolean supplyPoints;

    Knobs() {
        reset();
    }

    /** Everything as at the start: up, 50 ms, the product's limits. */
    public Knobs reset() {
        latencyMillis = 50;
        callsPerMinute = 75;
        searchCallsPerMinute = 50;
        bytesPerHour = 0;
        errorRate = 0;
        outage = Outage.NONE;
        unknownIcps = Set.of();
        unknownInList = UnknownInList.LEAVE_OUT;
        requiredKey = "";
        retryAfterAsDate = false;
        supplyPoints = true;
        return this;
    }

    /** Time before each answer, in milliseconds. */
    public Knobs latencyMillis(int value) {
        latencyMillis = check("latency_ms", value, value >= 0 && value <= 600_000);
        return this;
    }

    /** Calls by identifier in any 60 seconds; 0 for no limit. */
    public Knobs callsPerMinute(int value) {
        callsPerMinute = check("calls_per_minute", value, value >= 0);
        return this;
    }

    /** Searches in any 60 seconds; 0 for no limit. */
    public Knobs searchCallsPerMinute(int value) {
        searchCallsPerMinute = check("search_calls_per_minute", value, value >= 0);
        return this;
    }

    /** Bytes of answers in any hour; 0, the default, for no limit (the product's is 10 MB). */
    public Knobs bytesPerHour(long value) {
        bytesPerHour = check("bytes_per_hour", value, value >= 0);
        return this;
    }

    /** The share of calls that end in a 500, from 0 to 1. */
    public Knobs errorRate(double value) {
        errorRate = check("error_rate", value, value >= 0 && value <= 1);
        return this;
    }

    /** Whether, and how, the registry is down. */
    public Knobs outage(Outage value) {
        outage = value;
        return this;
    }

    /** Identifiers with right check digits that the registry is not to know all the same. */
    public Knobs unknownIcps(Set<String> value) {
        unknownIcps = Set.copyOf(value);
        return this;
    }

    /** What a list call does about unknown identifiers. */
    public Knobs unknownInList(UnknownInList value) {
        unknownInList = value;
        return this;
    }

    /** The only subscription key that is accepted; empty for any. */
    public Knobs requiredKey(String value) {
        requiredKey = value;
        return this;
    }

    /** Whether {@code Retry-After} is written as an HTTP date instead of seconds. */
    public Knobs retryAfterAsDate(boolean value) {
        retryAfterAsDate = value;
        return this;
    }

    /** Whether the supply-points table can be had. */
    public Knobs supplyPoints(boolean value) {
        supplyPoints = value;
        return this;
    }

    int latencyMillis() {
        return latencyMillis;
    }

    int callsPerMinute() {
        return callsPerMinute;
    }

    int searchCallsPerMinute() {
        return searchCallsPerMinute;
    }

    long bytesPerHour() {
        return bytesPerHour;
    }

    double errorRate() {
        return errorRate;
    }

    Outage outage() {
        return outage;
    }

    Set<String> unknownIcps() {
        return unknownIcps;
    }

    UnknownInList unknownInList() {
        return unknownInList;
    }

    String requiredKey() {
        return requiredKey;
    }

    boolean retryAfterAsDate() {
        return retryAfterAsDate;
    }

    boolean supplyPoints() {
        return supplyPoints;
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("latency_ms", latencyMillis);
        json.put("calls_per_minute", callsPerMinute);
        json.put("search_calls_per_minute", searchCallsPerMinute);
        json.put("bytes_per_hour", bytesPerHour);
        json.put("error_rate", errorRate);
        json.put("outage", lower(outage));
        unknownIcps.stream().sorted().forEach(json.putArray("unknown_icps")::add);
        json.put("unknown_in_list", lower(unknownInList));
        json.put("required_key", requiredKey);
        json.put("retry_after_as_date", retryAfterAsDate);
        json.put("supply_points", supplyPoints);
        return json;
    }

    /** Sets the knobs that are in the object; one that can't be understood leaves those after it as they were. */
    void patch(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("an object of knobs is expected");
        }
        for (Map.Entry<String, JsonNode> knob : json.properties()) {
            set(knob.getKey(), knob.getValue());
        }
    }

    private void set(String name, JsonNode value) {
        switch (name) {
            case "latency_ms" -> latencyMillis(check(name, value, value.isInt()).intValue());
            case "calls_per_minute" ->
                callsPerMinute(check(name, value, value.isInt()).intValue());
            case "search_calls_per_minute" ->
                searchCallsPerMinute(check(name, value, value.isInt()).intValue());
            case "bytes_per_hour" ->
                bytesPerHour(check(name, value, value.canConvertToLong()).longValue());
            case "error_rate" -> errorRate(check(name, value, value.isNumber()).doubleValue());
            case "outage" -> outage(constant(name, value, Outage.class));
            case "unknown_icps" -> unknownIcps(strings(check(name, value, value.isArray())));
            case "unknown_in_list" -> unknownInList(constant(name, value, UnknownInList.class));
            case "required_key" ->
                requiredKey(check(name, value, value.isTextual()).textValue());
            case "retry_after_as_date" ->
                retryAfterAsDate(check(name, value, value.isBoolean()).booleanValue());
            case "supply_points" ->
                supplyPoints(check(name, value, value.isBoolean()).booleanValue());
            default -> throw new IllegalArgumentException("there is no knob " + name);
        }
    }

    private static Set<String> strings(JsonNode array) {
        Set<String> strings = new LinkedHashSet<>();
        array.forEach(element -> strings.add(element.asText().toUpperCase(Locale.ROOT)));
        return strings;
    }

    private static <E extends Enum<E>> E constant(String name, JsonNode value, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (lower(constant).equalsIgnoreCase(value.asText())) {
                return constant;
            }
        }
        throw new IllegalArgumentException(name + " can't be " + value);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <T> T check(String name, T value, boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException(name + " can't be " + value);
        }
        return value;
    }
}
