package io.homewatt.disaggregation.alwayson;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.rest.ErrorShape;
import io.homewatt.platform.rest.GeneralProblem;
import io.homewatt.platform.rest.ProblemType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlwaysOnErrorsTest {
    private final AlwaysOnErrors errors = new AlwaysOnErrors();

    @ParameterizedTest
    @CsvSource({
        "UNAUTHENTICATED, 401, Credentials are required to access this resource",
        "INTERNAL_ERROR, 500, Unexpected error",
        "SERVICE_UNAVAILABLE, 503, Something that is needed is down; try again shortly."
    })
    void failuresAreToldAsTheDocumentHasThem(GeneralProblem problem, int status, String message) {
        assertThat(errors.of(problem, List.of(), "1234"))
                .isEqualTo(new AlwaysOnErrors.Envelope(new AlwaysOnErrors.Failure(status, message)));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotThereIsToldWithTheRequestsId(AlwaysOnProblem problem) {
        assertThat(message(problem)).isEqualTo(problem.message() + " (1234)");
    }

    @Test
    void onlyTheApiHasTheEnvelope() {
        assertThat(errors.at("/apis/disaggregation-v1/utilities")).isSameAs(errors);
        for (String path : new String[] {"/usage/v1/snapshots", "/apisx", "/", "/usage/apis/x"}) {
            assertThat(errors.at(path)).isSameAs(ErrorShape.USUAL);
        }
    }

    private String message(ProblemType problem) {
        return errors.of(problem, List.of(), "1234").error().errorMessage();
    }
}
