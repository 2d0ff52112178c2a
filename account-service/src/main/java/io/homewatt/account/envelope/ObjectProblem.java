package io.homewatt.account.envelope;

import io.homewatt.platform.rest.ProblemType;

/** An error that is about one kind of object. */
public interface ObjectProblem extends ProblemType {
    /** The kind as answers name it in {@code type}, such as {@code Account}. */
    String objectName();
}
