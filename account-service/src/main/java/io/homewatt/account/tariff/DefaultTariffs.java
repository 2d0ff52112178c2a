package io.homewatt.account.tariff;

import io.homewatt.account.address.Address;
import io.homewatt.account.catalogue.Catalogue;
import io.homewatt.account.catalogue.CatalogueReading;
import io.homewatt.account.catalogue.CustomerClass;
import io.homewatt.account.catalogue.Tariff;
import io.homewatt.account.property.PropertyData;
import io.homewatt.account.property.PropertyKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which tariff an account most likely has, for as long as nobody says so. It never takes the place of what was set, and
 * fills the times before, between and after.
 */
@ApplicationScoped
public class DefaultTariffs {
    private static final BigDecimal CERTAIN = BigDecimal.valueOf(100);

    private final Catalogue catalogue;

    DefaultTariffs(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * What the default depends on: when none of it changes, neither does the default.
     *
     * @param lse the entity that was set, as its id is written, if it was
     * @param territory likewise
     * @param set the tariffs that were set
     */
    public record Grounds(
            Optional<String> country,
            Optional<String> zip,
            Optional<CustomerClass> customerClass,
            Optional<String> lse,
            Optional<String> territory,
            TariffHistory set) {
        public static Grounds of(Address address, Map<String, PropertyData> properties, TariffHistory tariffs) {
            return new Grounds(
                    Optional.ofNullable(address).map(Address::country),
                    Optional.ofNullable(address).map(Address::zip),
                    given(properties, PropertyKeys.CUSTOMER_CLASS).flatMap(CustomerClass::of),
                    given(properties, PropertyKeys.LSE_ID),
                    given(properties, PropertyKeys.TERRITORY_ID),
                    tariffs.set());
        }

        /** Somebody's word, and not what came with a default before. */
        private static Optional<String> given(Map<String, PropertyData> properties, String key) {
            return Optional.ofNullable(properties == null ? null : properties.get(key))
                    .filter(property -> !PropertyData.FROM_DEFAULT.equals(property.source()))
                    .map(PropertyData::dataValue);
        }

        private boolean allows(Tariff tariff) {
            return lse.map(String.valueOf(tariff.lseId())::equals).orElse(true)
                    && territory
                            .map(String.valueOf(tariff.territoryId())::equals)
                            .orElse(true);
        }
    }

    /**
     * An account's tariffs and properties after a review.
     *
     * @param properties with the entity and its territory, unless somebody set them
     */
    public record Reviewed(TariffHistory tariffs, Map<String, PropertyData> properties) {}

    /** Fills the gaps that were left with the likeliest tariff of the day. */
    public Uni<Reviewed> review(
            CatalogueReading reading, Grounds grounds, Map<String, PropertyData> properties, LocalDate today) {
        return likeliest(reading, grounds, today).map(found -> {
            TariffHistory history =
                    found.map(tariff -> filled(grounds.set, tariff)).orElse(grounds.set);
            Optional<AccountTariff> current = history.covering(today).stream()
                    .filter(tariff -> tariff.serviceType().equals(AccountTariff.ELECTRICITY))
                    .findFirst();
            return new Reviewed(history, described(properties, current));
        });
    }

    private Uni<Optional<Tariff>> likeliest(CatalogueReading reading, Grounds grounds, LocalDate today) {
        if (grounds.zip.isEmpty() || grounds.customerClass.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return catalogue
                .available(
                        reading,
                        grounds.country.orElse(null),
                        grounds.zip.get(),
                        grounds.customerClass.get(),
                        AccountTariff.ELECTRICITY,
                        today)
                .map(tariffs -> tariffs.stream().filter(grounds::allows).findFirst());
    }

    private static TariffHistory filled(TariffHistory set, Tariff tariff) {
        return set.and(set.gaps(AccountTariff.ELECTRICITY).stream()
                .map(gap -> AccountTariff.of(
                        tariff, tariff.territoryId(), tariff.customerLikelihood(), null, gap.start(), gap.end(), null))
                .toList());
    }

    /** As sure as the tariff is: what was confirmed makes its entity certain, too. */
    private static Map<String, PropertyData> described(
            Map<String, PropertyData> properties, Optional<AccountTariff> current) {
        Map<String, PropertyData> described = new TreeMap<>(properties == null ? Map.of() : properties);
        boolean removed = described.values().removeIf(property -> PropertyData.FROM_DEFAULT.equals(property.source()));
        boolean added = describe(described, current, PropertyKeys.LSE_ID, AccountTariff::lseId)
                | describe(described, current, PropertyKeys.TERRITORY_ID, AccountTariff::territoryId);
        return removed || added ? described : properties;
    }

    private static boolean describe(
            Map<String, PropertyData> properties,
            Optional<AccountTariff> current,
            String key,
            Function<AccountTariff, Long> value) {
        if (properties.containsKey(key) || current.map(value).isEmpty()) {
            return false;
        }
        BigDecimal likelihood = current.get().customerLikelihood();
        properties.put(
                key,
                new PropertyData(
                        key,
                        null,
                        String.valueOf(value.apply(current.get())),
                        null,
                        null,
                        likelihood == null ? CERTAIN : likelihood,
                        PropertyData.FROM_DEFAULT));
        return true;
    }
}
