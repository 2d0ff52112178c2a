package io.homewatt.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homewatt.account.property.GivenProperty;
import io.homewatt.account.property.PropertyData;
import io.homewatt.account.property.PropertyKeys;
import io.homewatt.account.tariff.GivenTariff;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * Sets one thing of an account by its name: a field of its own, one of its address, its electricity tariff, or else a
 * property.
 */
@ApplicationScoped
class SetProperty {
    private static final Set<String> READ_ONLY = Set.of("accountId", "providerAccountId", "formattedAddress");
    private static final Set<String> FIELDS = Set.of(
            "accountName", "customerOrgId", "customerOrgName", "timeZone", "owner", "accountManager", "status", "type");
    private static final Set<String> ADDRESS_FIELDS = Set.of(
            "addressString", "addressName", "address1", "address2", "city", "state", "zip", "country", "lon", "lat");
    private static final Set<String> COORDINATES = Set.of("lon", "lat");

    private final ChangeAccount changeAccount;
    private final TakeAccount takeAccount;
    private final ObjectMapper json;
    private final Validator validator;

    SetProperty(ChangeAccount changeAccount, TakeAccount takeAccount, ObjectMapper json, Validator validator) {
        this.changeAccount = changeAccount;
        this.takeAccount = takeAccount;
        this.json = json;
        this.validator = validator;
    }

    /** What was set, as it was given. */
    Uni<PropertyData> set(Caller caller, AccountRef ref, GivenProperty property) {
        PropertyData data = property.data(null);
        if (READ_ONLY.contains(property.keyName())) {
            throw Problem.invalid("keyName", "must not be one that can't be set");
        }
        if (!property.keyName().equals(PropertyKeys.MASTER_TARIFF_ID)
                && !FIELDS.contains(property.keyName())
                && !ADDRESS_FIELDS.contains(property.keyName())) {
            return put(caller, ref, List.of(property), null).replaceWith(data);
        }
        GivenAccount given = asAccount(property);
        return changeAccount
                .change(caller.organisation(), ref, given.address(), takeAccount.of(given))
                .replaceWith(data);
    }

    /** Sets what was answered in an interview, all of it or nothing. */
    Uni<List<PropertyData>> answer(Caller caller, AccountRef ref, List<GivenProperty> answers) {
        return put(caller, ref, answers, PropertyData.FROM_INTERVIEW).replaceWith(() -> answers.stream()
                .map(answer -> answer.data(PropertyData.FROM_INTERVIEW))
                .toList());
    }

    /** Takes a property away, if it is there. */
    Uni<Void> remove(Caller caller, AccountRef ref, String keyName) {
        return changeAccount
                .change(caller.organisation(), ref, null, (reading, account, today) -> {
                    account.removeProperty(keyName);
                    return Uni.createFrom().voidItem();
                })
                .replaceWithVoid();
    }

    private Uni<Account> put(Caller caller, AccountRef ref, List<GivenProperty> properties, String source) {
        return changeAccount.change(caller.organisation(), ref, null, (reading, account, today) -> {
            properties.forEach(property -> account.put(property, source));
            return Uni.createFrom().voidItem();
        });
    }

    /** The account's body that sets the same. */
    private GivenAccount asAccount(GivenProperty property) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        String name = property.keyName();
        if (name.equals(PropertyKeys.MASTER_TARIFF_ID)) {
            body.putArray("tariffs")
                    .addPOJO(GivenTariff.confirmed(
                            property.dataValue(), property.accuracy(), property.fromDateTime(), property.toDateTime()));
        } else if (COORDINATES.contains(name)) {
            body.putObject("address").put(name, number(property.dataValue()));
        } else if (ADDRESS_FIELDS.contains(name)) {
            body.putObject("address").put(name, property.dataValue());
        } else {
            body.put(name, property.dataValue());
        }
        try {
            GivenAccount given = json.convertValue(body, GivenAccount.class);
            if (validator.validate(given).isEmpty()) {
                return given;
            }
        } catch (IllegalArgumentException e) {
            // One of the values of an enumeration, and this is none.
        }
        throw Problem.invalid("dataValue", "must be one that the field takes");
    }

    private static BigDecimal number(String text) {
        if (text.length() > 40 || !text.matches("[+-]?[0-9]{1,3}(\\.[0-9]*)?")) {
            throw Problem.invalid("dataValue", "must be a number of degrees");
        }
        return new BigDecimal(text);
    }
}
