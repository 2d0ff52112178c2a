package io.homewatt.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * What is to be changed of a customer. A member that is left out is null here and stays as it is; one that is given as
 * null is empty. Only the e-mail address can be taken away like that.
 */
final class CustomerPatch {
    @JsonProperty
    Optional<@NotBlank @Size(max = 200) @Pattern(regexp = NewCustomer.TEXT, message = NewCustomer.NOT_TEXT) String>
            firstName;

    @JsonProperty
    Optional<@NotBlank @Size(max = 200) @Pattern(regexp = NewCustomer.TEXT, message = NewCustomer.NOT_TEXT) String>
            lastName;

    @JsonProperty
    Optional<
                    @Email @Size(min = 3, max = 254) @Pattern(regexp = NewCustomer.TEXT, message = NewCustomer.NOT_TEXT) String>
            emailAddress;

    @JsonProperty
    Optional<
                    @NotNull @Size(min = 1, max = 255) @Pattern(regexp = NewCustomer.TEXT, message = NewCustomer.NOT_TEXT) String>
            authUserId;

    boolean isEmpty() {
        return firstName == null && lastName == null && emailAddress == null && authUserId == null;
    }
}
