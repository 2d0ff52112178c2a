package io.homewatt.customer;

import io.homewatt.platform.rest.Text;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;

/** What a customer is created from. */
record NewCustomer(
        @NotBlank @Text(max = 200) String firstName,
        @NotBlank @Text(max = 200) String lastName,
        @Email @Text(min = 3, max = 254) String emailAddress,
        @Text(min = 1, max = 255) String authUserId) {}
