package io.homewatt.customer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a customer is created from. */
record NewCustomer(
        @NotBlank @Size(max = 200) @Pattern(regexp = TEXT, message = NOT_TEXT) String firstName,

        @NotBlank @Size(max = 200) @Pattern(regexp = TEXT, message = NOT_TEXT) String lastName,

        @Email @Size(min = 3, max = 254) @Pattern(regexp = TEXT, message = NOT_TEXT) String emailAddress,

        @Size(min = 1, max = 255) @Pattern(regexp = TEXT, message = NOT_TEXT) String authUserId) {
    /** No control characters and no halves of surrogate pairs, which neither names nor PostgreSQL have. */
    static final String TEXT = "[^\\p{Cc}\\p{Cs}]*";

    static final String NOT_TEXT = "must not have control characters";
}
