package io.homewatt.account.tariff;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.homewatt.account.catalogue.TariffRate;
import io.homewatt.account.property.ScalarText;
import io.homewatt.platform.rest.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/**
 * One of an account's tariffs as clients send it. What the catalogue knows of it ({@code tariffCode} to
 * {@code lseName}, {@code timeZone} to {@code currency}) may be sent back as it was read, and is not taken from there.
 */
public record GivenTariff(
        @JsonDeserialize(using = ScalarText.class) String masterTariffId,
        @JsonDeserialize(using = ScalarText.class) String tariffId,
        String tariffCode,
        String tariffName,
        @JsonDeserialize(using = ScalarText.class) String lseId,
        String lseName,
        @JsonDeserialize(using = ScalarText.class) String territoryId,

        @Pattern(regexp = SERVICE, message = NO_SERVICE) String serviceType,

        @Text(max = 40) String customerClass,

        @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") @Digits(integer = 3, fraction = 2) BigDecimal customerLikelihood,

        @Text(max = 40) String effectiveDate,
        @Text(max = 40) String endDate,
        String timeZone,
        String billingPeriod,
        String currency,
        @Size(max = 200) List<@NotNull @Valid TariffRate> rates) {
    /** What service types look like. */
    public static final String SERVICE = "[A-Z_]{1,40}";

    public static final String NO_SERVICE = "must be a service type in capitals";

    /** An electricity tariff that is confirmed: {@code accuracy} in percent, null for certain. */
    public static GivenTariff confirmed(String masterTariffId, BigDecimal accuracy, String from, String to) {
        BigDecimal likelihood = accuracy == null ? BigDecimal.valueOf(100) : accuracy;
        return new GivenTariff(
                masterTariffId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                likelihood,
                from,
                to,
                null,
                null,
                null,
                null);
    }

    /** The service that it is for. */
    String service() {
        return serviceType == null ? AccountTariff.ELECTRICITY : serviceType;
    }
}
