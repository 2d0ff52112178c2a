package io.homewatt.account.tariff;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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
 * One of an account's tariffs as clients send it. What the catalogue knows of it may be sent back as it was read, from an
 * account or from the tariffs that are available to it, and is not taken from there.
 */
@JsonIgnoreProperties({
    "tariffId",
    "tariffCode",
    "tariffName",
    "lseId",
    "lseName",
    "territoryId",
    "tariffType",
    "customerCount",
    "timeZone",
    "billingPeriod",
    "currency",
    "chargeTypes",
    "chargePeriod",
    "hasTimeOfUseRates",
    "hasTieredRates",
    "hasNetMetering",
    "isActive",
    "properties"
})
public record GivenTariff(
        @JsonDeserialize(using = ScalarText.class) String masterTariffId,
        @Pattern(regexp = SERVICE, message = NO_SERVICE) String serviceType,
        @Text(max = 40) String customerClass,

        @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") @Digits(integer = 3, fraction = 2) BigDecimal customerLikelihood,

        @Text(max = 40) String effectiveDate,
        @Text(max = 40) String endDate,
        @Size(max = 200) List<@NotNull @Valid TariffRate> rates) {
    /** What service types look like. */
    public static final String SERVICE = "[A-Z_]{1,40}";

    public static final String NO_SERVICE = "must be a service type in capitals";

    private static final BigDecimal CERTAIN = BigDecimal.valueOf(100);

    /** An electricity tariff that is confirmed: {@code accuracy} in percent, null for certain. */
    public static GivenTariff confirmed(String masterTariffId, BigDecimal accuracy, String from, String to) {
        return new GivenTariff(masterTariffId, null, null, accuracy == null ? CERTAIN : accuracy, from, to, null);
    }

    /** As somebody's word: a likelihood that came with it when it was read is left out. */
    public GivenTariff set() {
        BigDecimal likelihood =
                customerLikelihood != null && customerLikelihood.compareTo(CERTAIN) == 0 ? CERTAIN : null;
        return new GivenTariff(masterTariffId, serviceType, customerClass, likelihood, effectiveDate, endDate, rates);
    }

    /** The service that it is for. */
    String service() {
        return serviceType == null ? AccountTariff.ELECTRICITY : serviceType;
    }
}
