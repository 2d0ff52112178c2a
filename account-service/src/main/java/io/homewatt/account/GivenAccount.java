package io.homewatt.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.homewatt.account.address.GivenAddress;
import io.homewatt.account.property.GivenProperties;
import io.homewatt.account.property.GivenProperty;
import io.homewatt.account.tariff.GivenTariff;
import io.homewatt.platform.rest.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * An account as clients send it: null is what they don't say, and empty text takes away what was there. {@code
 * projects} and {@code usageProfiles} may be sent back as they were read, and are not kept.
 *
 * @param owner the person who owns the account; {@code accountManager} is the same under its newer name
 */
@JsonIgnoreProperties({"projects", "usageProfiles"})
record GivenAccount(
        @Text(max = 64) String accountId,
        @Text(min = 1, max = 255) String providerAccountId,
        @Text(max = 255) String accountName,
        @Text(max = 255) String customerOrgId,
        @Text(max = 255) String customerOrgName,
        @Valid GivenAddress address,
        @Text(max = 64) String timeZone,
        @Text(max = 255) String owner,
        @Text(max = 255) String accountManager,
        AccountStatus status,
        AccountType type,

        @Size(max = 500) @JsonDeserialize(using = GivenProperties.class)
        List<@NotNull @Valid GivenProperty> properties,

        @Size(max = 200) List<@NotNull @Valid GivenTariff> tariffs) {}
