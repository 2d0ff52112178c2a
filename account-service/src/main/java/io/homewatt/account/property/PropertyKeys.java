package io.homewatt.account.property;

/** Properties that mean something to us. */
public final class PropertyKeys {
    /** Whom the account's tariffs are for: a class by number or name. */
    public static final String CUSTOMER_CLASS = "customerClass";
    /** The load-serving entity. */
    public static final String LSE_ID = "lseId";
    /** The entity's territory. */
    public static final String TERRITORY_ID = "territoryId";
    /** The tariff, when it is set like a property. */
    public static final String MASTER_TARIFF_ID = "masterTariffId";
    /** The utility by its code, four letters. */
    public static final String UTILITY_CODE = "utilityCode";
    /** The customer's number at the utility. */
    public static final String UTILITY_CUSTOMER_ID = "utilityCustomerId";
    /** The account at the utility; {@code providerAccountId} unless it says otherwise. */
    public static final String UTILITY_ACCOUNT_ID = "utilityAccountId";
    /** The point of connection. */
    public static final String ICP = "icp";

    private PropertyKeys() {}

    /** What kind of values a property has: {@code CHOICE} where they are given, null for text. */
    static String dataType(String keyName) {
        return keyName.equals(CUSTOMER_CLASS) ? "CHOICE" : null;
    }
}
