package io.homewatt.platform.rest;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a field is called in an error. Members are named by whoever sends them, so that only harmless characters get
 * through, and 64 of them at most.
 */
final class FieldName {
    static final String BODY = "body";

    private static final int LONGEST = 64;
    private static final Pattern HARMFUL = Pattern.compile("[^A-Za-z0-9_.\\[\\]-]");

    private FieldName() {}

    /** The path of members to what couldn't be read, such as {@code parts.[].name}; the body itself without one. */
    static String of(List<JsonMappingException.Reference> path) {
        return path.isEmpty()
                ? BODY
                : harmless(path.stream()
                        .map(member -> member.getFieldName() == null ? "[]" : member.getFieldName())
                        .collect(Collectors.joining(".")));
    }

    /** The member's or parameter's own name, as it is outside. */
    static String of(ConstraintViolation<?> violation, Naming naming) {
        String name = BODY;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.PARAMETER) {
                name = node.getName();
            }
        }
        return naming.of(name);
    }

    private static String harmless(String name) {
        String start = name.substring(0, Math.min(name.length(), LONGEST));
        return start.isEmpty() ? "?" : HARMFUL.matcher(start).replaceAll("?");
    }
}
