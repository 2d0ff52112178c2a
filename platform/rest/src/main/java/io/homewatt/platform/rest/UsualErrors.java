package io.homewatt.platform.rest;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Errors as most APIs have them. */
@DefaultBean
@ApplicationScoped
class UsualErrors implements ErrorShape {
    @Override
    public ErrorBody of(ProblemType type, List<ErrorBody.Detail> details, String requestId) {
        return ErrorBody.of(type, details, requestId);
    }
}
