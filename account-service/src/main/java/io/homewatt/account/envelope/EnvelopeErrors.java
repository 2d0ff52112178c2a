package io.homewatt.account.envelope;

import io.homewatt.platform.rest.ErrorBody;
import io.homewatt.platform.rest.ErrorShape;
import io.homewatt.platform.rest.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Errors in the envelope, with the few codes that clients know. */
@ApplicationScoped
class EnvelopeErrors implements ErrorShape {
    /** What Jakarta Validation says of a value that isn't there. */
    private static final Set<String> MISSING = Set.of("must not be null", "must not be blank", "must not be empty");

    @Override
    public Object of(ProblemType type, List<ErrorBody.Detail> details, String requestId) {
        String object = type instanceof ObjectProblem problem ? problem.objectName() : null;
        if (details.isEmpty()) {
            return Envelope.error(List.of(new Fault(code(type.status()), type.message(), object, null, null)));
        }
        return Envelope.error(details.stream()
                .map(detail -> new Fault(
                        MISSING.contains(detail.message()) ? "NotNull" : code(type.status()),
                        detail.field() + " " + detail.message(),
                        object,
                        detail.field(),
                        null))
                .toList());
    }

    @Override
    public String challenge() {
        return "Basic realm=\"homewatt\", Bearer";
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "ObjectNotFound";
            case 409, 412 -> "Conflict";
            case 429 -> "TooManyRequests";
            default -> status >= 500 ? "SystemError" : "InvalidArgument";
        };
    }
}
