package io.homewatt.account.envelope;

/**
 * One thing that is wrong with a request.
 *
 * @param code stable: {@code NotNull}, {@code InvalidArgument}, {@code ObjectNotFound} and so on
 * @param message one sentence for people, without the value
 * @param objectName what kind of object it is about, or null
 * @param propertyName the member, parameter or header, or null
 * @param propertyValue always null: what was refused is not repeated
 */
record Fault(String code, String message, String objectName, String propertyName, String propertyValue) {}
