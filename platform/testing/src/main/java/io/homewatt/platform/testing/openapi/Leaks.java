package io.homewatt.platform.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds what an organisation is told that is not its own: the other's mark, and ids that it has neither made nor named. */
final class Leaks {
    /** Ids of ours; those of requests are in errors only. */
    private static final Pattern ID =
            Pattern.compile("[a-z_]+_[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final String mark;
    private final Set<String> theirs;
    private final Set<String> known;

    Leaks(Attack attack) {
        mark = attack.mark();
        theirs = Set.copyOf(attack.theirs().values());
        known = new HashSet<>(attack.own().values());
    }

    void check(FuzzedRequest request, Response answer) {
        String body = answer.asString();
        assertThat(body).doesNotContain(mark);
        if (answer.statusCode() >= 300) {
            return;
        }
        List<String> told = ids(body);
        if (!request.method().equals("GET")) {
            // What it has just made is its own.
            told.stream().filter(id -> !theirs.contains(id)).forEach(known::add);
        }
        Set<String> named = Set.copyOf(ids(request.toString()));
        assertThat(told).allSatisfy(id -> assertThat(known.contains(id) || named.contains(id))
                .as("%s, which is in the answer, is the organisation's own", id)
                .isTrue());
    }

    private static List<String> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).distinct().toList();
    }
}
