package io.homewatt.platform.rest;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text of any script that PostgreSQL can store and people can read: no control characters and no halves of surrogate
 * pairs. Null is fine, as it is for other constraints.
 */
@Documented
@Constraint(validatedBy = {})
@Size @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must not have control characters") @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {
    /** The least number of UTF-16 code units. */
    @OverridesAttribute(constraint = Size.class, name = "min")
    int min() default 0;

    /** The greatest number of UTF-16 code units. */
    @OverridesAttribute(constraint = Size.class, name = "max")
    int max() default 255;

    /** Of no use: each of the two constraints has its own. */
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
