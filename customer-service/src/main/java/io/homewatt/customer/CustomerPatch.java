package io.homewatt.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.homewatt.platform.rest.Text;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * What is to be changed of a customer. A member that is left out is null here and stays as it is; one that is given as
 * null is empty. Only the e-mail address can be taken away like that.
 */
final class CustomerPatch {
    @JsonProperty
    Optional<@NotBlank @Text(max = 200) String> firstName;

    @JsonProperty
    Optional<@NotBlank @Text(max = 200) String> lastName;

    @JsonProperty
    Optional<@Email @Text(min = 3, max = 254) String> emailAddress;

    @JsonProperty
    Optional<@NotNull @Text(min = 1, max = 255) String> authUserId;

    boolean isEmpty() {
        return firstName == null && lastName == null && emailAddress == null && authUserId == null;
    }
}
