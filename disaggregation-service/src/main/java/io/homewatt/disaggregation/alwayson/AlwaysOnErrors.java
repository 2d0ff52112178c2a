package io.homewatt.disaggregation.alwayson;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.homewatt.platform.rest.ErrorBody;
import io.homewatt.platform.rest.ErrorShape;
import io.homewatt.platform.rest.GeneralProblem;
import io.homewatt.platform.rest.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Errors below {@code /apis} as clients of that API know them; others are as usual. */
@ApplicationScoped
class AlwaysOnErrors implements ErrorShape {
    private static final String PATH = "/apis/";

    @Override
    public ErrorShape at(String path) {
        return path.startsWith(PATH) ? this : USUAL;
    }

    @Override
    public Envelope of(ProblemType type, List<ErrorBody.Detail> details, String requestId) {
        return new Envelope(new Failure(type.status(), message(type, details, requestId)));
    }

    private static String message(ProblemType type, List<ErrorBody.Detail> details, String requestId) {
        if (type == GeneralProblem.UNAUTHENTICATED) {
            return "Credentials are required to access this resource";
        }
        if (type == GeneralProblem.INTERNAL_ERROR) {
            return "Unexpected error";
        }
        if (!details.isEmpty()) {
            return details.stream()
                    .map(detail -> detail.field() + " " + detail.message())
                    .collect(Collectors.joining("; "));
        }
        return type.status() == 404 ? type.message() + " (" + requestId + ")" : type.message();
    }

    /** What an error looks like. */
    record Envelope(Failure error) {}

    /**
     * @param errorMessage for people
     */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Failure(int httpStatus, String errorMessage) {}
}
