package io.homewatt.account.catalogue;

import static io.homewatt.account.catalogue.CatalogueRows.COUNTRY;
import static io.homewatt.account.catalogue.CatalogueRows.entityAt;
import static io.homewatt.account.catalogue.CatalogueRows.tariff;
import static io.homewatt.account.catalogue.CatalogueRows.tariffCustomers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Which tariff is likeliest at a place. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class CatalogueTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 2);

    @Inject
    Transactions transactions;

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueReading reading;

    private final String postcode = CatalogueRows.postcode();

    @Test
    void theDocumentsAccountGetsTheDocumentsTariff() {
        Tariff first = available("US", "94105", CustomerClass.RESIDENTIAL, DAY).get(0);

        assertThat(first.masterTariffId()).isEqualTo(522);
        assertThat(first.tariffCode()).isEqualTo("E-1");
        assertThat(first.tariffName()).isEqualTo("Residential");
        assertThat(first.lseId()).isEqualTo(734);
        assertThat(first.lseName()).isEqualTo("Pacific Gas & Electric Co");
        assertThat(first.customerLikelihood()).isEqualTo(new BigDecimal("74.03"));
        assertThat(first.territoryId()).isEqualTo(3534);
        assertThat(first.endDate()).isNull();
        assertThat(first.timeZone()).isEqualTo("US/Pacific");
        assertThat(first.billingPeriod()).isEqualTo("MONTHLY");
        assertThat(first.currency()).isEqualTo("USD");
        assertThat(first.rates()).isNull();
        assertThat(first.properties()).isNull();
    }

    @Test
    void aBusinessGetsAnotherTariffThanAHome() {
        assertThat(available("US", "94105", CustomerClass.GENERAL, DAY))
                .extracting(Tariff::tariffCode)
                .startsWith("B-1", "B-6", "B-10");
        assertThat(available("US", "94105", CustomerClass.SPECIAL_USE, DAY)).isEmpty();
    }

    @Test
    void placesInNewZealandHaveTheirOwn() {
        assertThat(available("NZ", "1010", CustomerClass.RESIDENTIAL, DAY).get(0))
                .extracting(Tariff::lseName, Tariff::currency, Tariff::timeZone)
                .containsExactly("Contact Energy", "NZD", "Pacific/Auckland");
        assertThat(available("NZ", "6011", CustomerClass.RESIDENTIAL, DAY)
                        .get(0)
                        .lseName())
                .isEqualTo("Meridian Energy");
        assertThat(available("US", "1010", CustomerClass.RESIDENTIAL, DAY)).isEmpty();
    }

    @Test
    void postcodesAreTakenAsPeopleWriteThem() {
        List<Tariff> there = available("US", "94105", CustomerClass.RESIDENTIAL, DAY);

        assertThat(available("us", " 94105-1804 ", CustomerClass.RESIDENTIAL, DAY))
                .isEqualTo(there);
        assertThat(available("US", "941051804", CustomerClass.RESIDENTIAL, DAY)).isEqualTo(there);
        assertThat(available(null, "94105", CustomerClass.RESIDENTIAL, DAY)).isEqualTo(there);
    }

    @Test
    void anUnknownPlaceHasNone() {
        assertThat(here()).isEmpty();
        assertThat(available("US", null, CustomerClass.RESIDENTIAL, DAY)).isEmpty();
        assertThat(available("US", "  ", CustomerClass.RESIDENTIAL, DAY)).isEmpty();
    }

    @Test
    void theEntityWithMostCustomersComesFirstWhateverItsTariffsHave() {
        long few = tariff(entityAt(postcode, "A", 10L), Map.of());
        tariffCustomers(few, 5_000);
        long many = tariff(entityAt(postcode, "B", 20L), Map.of());
        tariffCustomers(many, 50);

        assertThat(here()).extracting(Tariff::masterTariffId).containsExactly(many, few);
    }

    @Test
    void countsOfOtherStatesAndClassesAreNoneHere() {
        long elsewhere = entityAt(postcode, "Elsewhere", null);
        CatalogueRows.customers(elsewhere, "NV", CustomerClass.RESIDENTIAL, 1_000_000);
        CatalogueRows.customers(elsewhere, CatalogueRows.STATE, CustomerClass.GENERAL, 1_000_000);
        tariff(elsewhere, Map.of());
        long one = tariff(entityAt(postcode, "Here", 1L), Map.of());

        assertThat(here().get(0).masterTariffId()).isEqualTo(one);
    }

    @Test
    void entitiesThatNobodyCountedGoByNameAfterTheOthers() {
        long second = tariff(entityAt(postcode, "B", null), Map.of());
        long first = tariff(entityAt(postcode, "A", null), Map.of());
        long counted = tariff(entityAt(postcode, "C", 0L), Map.of());

        assertThat(here()).extracting(Tariff::masterTariffId).containsExactly(counted, first, second);
    }

    @Test
    void theTariffWithMostCustomersComesFirstWithItsShare() {
        long entity = entityAt(postcode, "A", 10L);
        long unknown = tariff(entity, Map.of());
        long third = tariff(entity, Map.of("tariff_type", "DEFAULT"));
        tariffCustomers(third, 1);
        long most = tariff(entity, Map.of("tariff_type", "ALTERNATIVE"));
        tariffCustomers(most, 2);

        assertThat(here())
                .extracting(Tariff::masterTariffId, Tariff::customerCount, Tariff::customerLikelihood)
                .containsExactly(
                        tuple(most, 2L, new BigDecimal("66.67")),
                        tuple(third, 1L, new BigDecimal("33.33")),
                        tuple(unknown, null, new BigDecimal("0.00")));
    }

    @Test
    void theOnlyTariffIsStillNotCertain() {
        long only = tariff(entityAt(postcode, "A", 10L), Map.of());
        tariffCustomers(only, 7);
        tariff(entityAt(postcode, "B", 5L), Map.of());

        assertThat(here()).extracting(Tariff::customerLikelihood).containsOnly(new BigDecimal("99.99"));
    }

    @Test
    void tariffsThatNobodyCountedHaveEqualSharesAndTheDefaultFirst() {
        long entity = entityAt(postcode, "A", 10L);
        tariff(entity, Map.of("tariff_type", "ALTERNATIVE", "tariff_name", "A"));
        tariff(entity, Map.of("tariff_type", "DEFAULT", "tariff_name", "C"));
        tariff(entity, Map.of("tariff_type", "ALTERNATIVE", "tariff_name", "B"));

        assertThat(here())
                .extracting(Tariff::tariffName, Tariff::customerLikelihood)
                .containsExactly(
                        tuple("C", new BigDecimal("33.33")),
                        tuple("A", new BigDecimal("33.33")),
                        tuple("B", new BigDecimal("33.33")));
    }

    @Test
    void extrasRidersAndOtherServicesAreNoneAndCountForNothing() {
        long entity = entityAt(postcode, "A", 10L);
        for (Map<String, String> other : List.of(
                Map.of("tariff_type", "OPTIONAL_EXTRA"),
                Map.of("tariff_type", "RIDER"),
                Map.of("service_type", "GAS"),
                Map.of("customer_class", "GENERAL"))) {
            tariffCustomers(tariff(entity, other), 1_000);
        }
        long one = tariff(entity, Map.of());
        tariffCustomers(one, 3);
        tariffCustomers(tariff(entity, Map.of("tariff_type", "ALTERNATIVE")), 1);

        assertThat(here()).hasSize(2);
        assertThat(here().get(0).masterTariffId()).isEqualTo(one);
        assertThat(here().get(0).customerLikelihood()).isEqualTo(new BigDecimal("75.00"));
    }

    @Test
    void onlyWhatIsInEffectOnTheDayIsAvailable() {
        long entity = entityAt(postcode, "A", 10L);
        long ended = tariff(entity, Map.of("end_date", DAY.minusDays(1)));
        long last = tariff(entity, Map.of("end_date", DAY));
        long first = tariff(entity, Map.of("effective_date", DAY));
        long later = tariff(entity, Map.of("effective_date", DAY.plusDays(1)));

        assertThat(here()).extracting(Tariff::masterTariffId).containsExactlyInAnyOrder(last, first);
        assertThat(available(COUNTRY, postcode, CustomerClass.RESIDENTIAL, DAY.minusDays(1)))
                .extracting(Tariff::masterTariffId)
                .containsExactlyInAnyOrder(ended, last);
        assertThat(available(COUNTRY, postcode, CustomerClass.RESIDENTIAL, DAY.plusDays(1)))
                .extracting(Tariff::masterTariffId)
                .containsExactlyInAnyOrder(first, later);
    }

    @Test
    void aVersionGivesWayToTheNextOnItsFirstDay() {
        long entity = entityAt(postcode, "A", 10L);
        long master = tariff(entity, Map.of("tariff_name", "Old", "end_date", DAY));
        tariff(entity, Map.of("tariff_name", "New", "master_tariff_id", master, "effective_date", DAY));

        assertThat(here()).extracting(Tariff::tariffName).containsExactly("New");
        assertThat(available(COUNTRY, postcode, CustomerClass.RESIDENTIAL, DAY.minusDays(1)))
                .extracting(Tariff::tariffName)
                .containsExactly("Old");
    }

    @Test
    void aMasterTariffIsAvailableOnceHoweverManyVersionsClaimTheDay() {
        long entity = entityAt(postcode, "A", 10L);
        long master = tariff(entity, Map.of("tariff_name", "First", "effective_date", DAY));
        tariff(entity, Map.of("tariff_name", "Second", "master_tariff_id", master, "effective_date", DAY));
        long always = tariff(entity, Map.of("tariff_name", "Third"));
        tariff(entity, Map.of("tariff_name", "Fourth", "master_tariff_id", always));

        assertThat(here())
                .extracting(Tariff::tariffName, Tariff::customerLikelihood)
                .containsExactlyInAnyOrder(
                        tuple("Second", new BigDecimal("50.00")), tuple("Fourth", new BigDecimal("50.00")));
        assertThat(byMasterTariffId(master, DAY).tariffName()).isEqualTo("Second");
    }

    @Test
    void tariffsOfOtherTerritoriesAreNotAvailable() {
        long entity = entityAt(postcode, "A", 10L);
        long other = CatalogueRows.territory(entity, CatalogueRows.STATE, CatalogueRows.postcode());
        long second = CatalogueRows.territory(entity, CatalogueRows.STATE, postcode);
        tariff(entity, Map.of("territory_id", other));
        long everywhere = tariff(entity, Map.of("tariff_name", "A"));
        long there = tariff(entity, Map.of("tariff_name", "B", "territory_id", second));

        assertThat(here()).extracting(Tariff::masterTariffId).containsExactly(everywhere, there);
        assertThat(here().get(0).territoryId()).isNotNull().isLessThan(second);
        assertThat(here().get(1).territoryId()).isEqualTo(second);
    }

    @Test
    void aMasterTariffIsFoundAsItIsOrWasOnADay() {
        Tariff now = byMasterTariffId(522, DAY);
        Tariff before = byMasterTariffId(522, LocalDate.of(2022, 12, 31));

        assertThat(now.effectiveDate()).isEqualTo(LocalDate.of(2023, 1, 1));
        assertThat(now.customerLikelihood()).isEqualTo(new BigDecimal("74.03"));
        assertThat(now.properties()).containsKey("territoryId");
        RateBand tier = now.rates().get(0).rateBands().get(0);
        assertThat(tier)
                .isEqualTo(new RateBand(
                        1, true, new BigDecimal("300"), new BigDecimal("0.42295"), "COST_PER_UNIT", false));
        assertThat(before.endDate()).isEqualTo(LocalDate.of(2022, 12, 31));
        assertThat(before.tariffId()).isNotEqualTo(now.tariffId());
    }

    @Test
    void aMasterTariffThatIsNotInEffectIsItsLatest() {
        Tariff latest = byMasterTariffId(522, LocalDate.of(1990, 1, 1));

        assertThat(latest.effectiveDate()).isEqualTo(LocalDate.of(2023, 1, 1));
        assertThat(latest.customerLikelihood()).isNull();
        assertThat(byMasterTariffId(-1, DAY)).isNull();
    }

    private List<Tariff> here() {
        return available(COUNTRY, postcode, CustomerClass.RESIDENTIAL, DAY);
    }

    private List<Tariff> available(String country, String zip, CustomerClass customerClass, LocalDate on) {
        return read(reading -> catalogue.available(reading, country, zip, customerClass, "ELECTRICITY", on));
    }

    private Tariff byMasterTariffId(long masterTariffId, LocalDate on) {
        return read(reading -> catalogue.byMasterTariffId(reading, masterTariffId, on));
    }

    /** The same with and without a session. */
    private <T> T read(Function<CatalogueReading, Uni<T>> read) {
        T without = await(() -> read.apply(reading));
        T in = await(() -> transactions.read(session -> read.apply(CatalogueReading.in(session))));
        assertThat(in).isEqualTo(without);
        return without;
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
