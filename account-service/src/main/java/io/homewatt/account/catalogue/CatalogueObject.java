package io.homewatt.account.catalogue;

import io.homewatt.account.envelope.ObjectProblem;

/** What can be looked up; as a problem, that there is no such one. */
enum CatalogueObject implements ObjectProblem {
    TARIFF("Tariff", "There is no such tariff."),
    ENTITY("LoadServingEntity", "There is no such load-serving entity."),
    TERRITORY("Territory", "There is no such territory."),
    PROPERTY_KEY("PropertyKey", "There is no such property key.");

    private final String objectName;
    private final String message;

    CatalogueObject(String objectName, String message) {
        this.objectName = objectName;
        this.message = message;
    }

    @Override
    public String objectName() {
        return objectName;
    }

    @Override
    public int status() {
        return 404;
    }

    @Override
    public String message() {
        return message;
    }
}
