package io.homewatt.disaggregation.snapshot;

import static org.hamcrest.Matchers.equalTo;

import io.homewatt.disaggregation.MeterSamples;
import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that real people have, on their whole way in and out again. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class RealUploadsTest {
    private final UsageApi home = UsageApi.fresh();

    @ParameterizedTest
    @CsvSource({
        "eiep13a-sample.txt,eiep13a,48,Pacific/Auckland",
        "15minLP_15Days.xml,green_button,1340,America/New_York",
        "1hrLP_32Days.xml,green_button,768,America/New_York",
        "BatchFeedThreeUsagePoints_M.xml,green_button,192,Pacific/Auckland",
        "refit-house20/2014-04.csv.gz,power_csv,43200,Pacific/Auckland",
        "uk-half-hourly-with-gaps.csv.gz,csv,22519,Pacific/Auckland"
    })
    void filesThatPeopleHaveAreTaken(String name, String format, int intervals, String zone) throws IOException {
        Path file = MeterSamples.named(name);

        Response answer = home.upload(home.api().asBackEnd(), Files.readAllBytes(file));

        answer.then()
                .statusCode(201)
                .body("data.intervals", equalTo(intervals))
                .body("data.time_zone", equalTo(zone))
                .body("data.files[0].format", equalTo(format));
        home.api()
                .asBackEnd()
                .get(UsageApi.PATH + "/" + answer.<String>path("data.usage_snapshot_id"))
                .then()
                .statusCode(200);
    }
}
