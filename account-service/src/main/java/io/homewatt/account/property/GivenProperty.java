package io.homewatt.account.property;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.homewatt.account.envelope.WireDates;
import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

/**
 * A property as clients send it; {@code dataType}, {@code source} and {@code displayName}, which they may send back as
 * they read them, are not theirs to say.
 */
@JsonIgnoreProperties({"dataType", "displayName"})
public record GivenProperty(
        @NotBlank @Text(max = 100) String keyName,

        @NotNull @Text(max = 2_000) @JsonDeserialize(using = ScalarText.class)
        String dataValue,

        @Text(max = 40) String fromDateTime,
        @Text(max = 40) String toDateTime,

        @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") @Digits(integer = 3, fraction = 2) BigDecimal accuracy,

        String source) {

    /**
     * What is kept of it.
     *
     * @param source where it came from, or null for a client's own word
     * @throws Problem when it holds from or until something that is no date, or until before it begins
     */
    public PropertyData data(String source) {
        var from = WireDates.day("fromDateTime", fromDateTime);
        var to = WireDates.day("toDateTime", toDateTime);
        if (from != null && to != null && to.isBefore(from)) {
            throw Problem.invalid("toDateTime", "must not be before fromDateTime");
        }
        return new PropertyData(
                keyName, PropertyKeys.dataType(keyName), dataValue, fromDateTime, toDateTime, accuracy, source);
    }

    /**
     * Whether it is this one, as it was shown. What it doesn't say is taken for the same: many clients drop members that
     * they don't know, and are not to be taken at a word that is ours.
     */
    public boolean isAsRead(PropertyData shown) {
        return dataValue.equals(shown.dataValue())
                && isSame(source, shown.source())
                && isSame(fromDateTime, shown.fromDateTime())
                && isSame(toDateTime, shown.toDateTime())
                && (accuracy == null || shown.accuracy() != null && accuracy.compareTo(shown.accuracy()) == 0);
    }

    private static boolean isSame(String given, String shown) {
        return given == null || given.equals(shown);
    }

    GivenProperty named(String name) {
        if (keyName != null && !keyName.equals(name)) {
            throw Problem.invalid("keyName", "must be the name that the property is listed under");
        }
        return new GivenProperty(name, dataValue, fromDateTime, toDateTime, accuracy, source);
    }
}
