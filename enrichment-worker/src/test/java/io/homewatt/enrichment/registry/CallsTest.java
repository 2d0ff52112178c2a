package io.homewatt.enrichment.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.enrichment.icp.Icp;
import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The calls in a time that passes as fast as the test wants: so an outage of a week takes no time. */
class CallsTest {

    private static final long LATENCY = Duration.ofMillis(50).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private final Time time = new Time();
    private final List<Call> made = new ArrayList<>();
    private final List<Boolean> availability = new ArrayList<>();
    private Function<List<Icp>, Reply> registry = CallsTest::knowsAll;

    private record Call(long at, List<Icp> icps) {}

    @Test
    void whatIsAskedWithinTheGatheringTimeGoesIntoOneCall() {
        Calls calls = calls(50, 75);
        List<CompletableFuture<Answer>> answers = ask(calls, 0, 30);
        time.pass(Duration.ofMillis(100));
        answers.addAll(ask(calls, 30, 40));

        time.pass(Duration.ofMillis(150));

        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(made).hasSize(1);
        assertThat(made.get(0).icps()).hasSize(40);
        assertThat(made.get(0).at()).isEqualTo(Duration.ofMillis(200).toNanos());
    }

    @Test
    void aFullCallIsMadeAtOnce() {
        List<CompletableFuture<Answer>> answers = ask(calls(50, 75), 0, 50);

        time.pass(Duration.ofMillis(50));

        assertThat(answers).allMatch(CompletableFuture::isDone);
    }

    @Test
    void theSameIdentifierIsAskedOnce() {
        Calls calls = calls(50, 75);

        CompletableFuture<Answer> first = calls.ask(icp(1));
        CompletableFuture<Answer> second = calls.ask(icp(1));
        time.pass(Duration.ofSeconds(1));

        assertThat(first).isDone().isSameAs(second);
        assertThat(made).hasSize(1);
    }

    @Test
    void callsAreMadeOneAtATime() {
        ask(calls(10, 75), 0, 100);

        time.pass(Duration.ofMillis(1));
        assertThat(made).hasSize(1);
        time.pass(Duration.ofMinutes(1));
        assertThat(made).hasSize(10);
        for (int i = 1; i < made.size(); i++) {
            assertThat(made.get(i).at() - made.get(i - 1).at()).isGreaterThanOrEqualTo(LATENCY);
        }
    }

    @Test
    void fiveHundredOneByOneKeepToTheQuota() {
        List<CompletableFuture<Answer>> answers = ask(calls(1, 75), 0, 500);

        time.pass(Duration.ofMinutes(8));

        assertThat(answers).allMatch(CompletableFuture::isDone);
        for (int i = 75; i < made.size(); i++) {
            assertThat(made.get(i).at() - made.get(i - 75).at()).isGreaterThanOrEqualTo(MINUTE);
        }
    }

    @Test
    void anOutageOfAWeekIsWaitedOutWithinTheQuota() {
        registry = icps -> null;
        List<CompletableFuture<Answer>> answers = ask(calls(50, 75), 0, 500);
        time.pass(Duration.ofDays(7));
        assertThat(availability).containsExactly(false);
        assertThat(answers).noneMatch(CompletableFuture::isDone);

        registry = CallsTest::knowsAll;
        time.pass(Duration.ofMinutes(1));

        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(availability).containsExactly(false, true);
        for (int i = 75; i < made.size(); i++) {
            assertThat(made.get(i).at() - made.get(i - 75).at()).isGreaterThanOrEqualTo(MINUTE);
        }
    }

    @Test
    void retryAfterIsObeyed() {
        registry = icps -> made.size() == 1 ? reply(429, "", "30") : knowsAll(icps);
        CompletableFuture<Answer> answer = calls(50, 75).ask(icp(1));

        time.pass(Duration.ofSeconds(60));

        assertThat(answer).isDone();
        assertThat(made).hasSize(2);
        assertThat(made.get(1).at() - made.get(0).at())
                .isBetween(
                        Duration.ofSeconds(30).toNanos(), Duration.ofSeconds(31).toNanos());
        assertThat(availability).isEmpty();
    }

    @Test
    void oneUnknownIdentifierDoesNotBlockTheOthers() {
        registry = icps -> icps.contains(icp(17)) ? reply(404, problem("", 103), null) : knowsAll(icps);

        List<CompletableFuture<Answer>> answers = ask(calls(50, 75), 0, 50);
        time.pass(Duration.ofSeconds(10));

        IntStream.range(0, 50)
                .forEach(i -> assertThat(answers.get(i).join().connection().isPresent())
                        .isEqualTo(i != 17));
        assertThat(made.size()).isLessThanOrEqualTo(13);
    }

    @Test
    void anIdentifierThatTheRefusalNamesIsAskedAlone() {
        registry = icps -> icps.contains(icp(17)) ? reply(400, problem(icp(17).value(), 400), null) : knowsAll(icps);

        List<CompletableFuture<Answer>> answers = ask(calls(50, 75), 0, 50);
        time.pass(Duration.ofSeconds(10));

        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(answers.get(17).join().connection()).isEmpty();
        assertThat(made).hasSize(3);
    }

    @Test
    void anIdentifierThatBringsTheRegistryToItsKneesLetsTheOthersPass() {
        registry = icps -> icps.contains(icp(17)) ? reply(500, "", null) : knowsAll(icps);

        List<CompletableFuture<Answer>> answers = ask(calls(50, 75), 0, 50);
        time.pass(Duration.ofMinutes(5));

        IntStream.range(0, 50).forEach(i -> assertThat(answers.get(i).isDone()).isEqualTo(i != 17));
    }

    @Test
    void aListThatIsTooLongIsSplit() {
        registry = icps -> icps.size() > 20 ? reply(414, "<html>", null) : knowsAll(icps);

        List<CompletableFuture<Answer>> answers = ask(calls(50, 75), 0, 50);
        time.pass(Duration.ofSeconds(10));

        assertThat(answers).allMatch(CompletableFuture::isDone);
    }

    @Test
    void whatIsMissingFromAListIsUnknown() {
        registry = icps -> knowsAll(icps.subList(0, 1));

        List<CompletableFuture<Answer>> answers = ask(calls(2, 75), 0, 2);
        time.pass(Duration.ofSeconds(1));

        assertThat(answers.get(0).join().connection()).isPresent();
        assertThat(answers.get(1).join().connection()).isEmpty();
        assertThat(made).hasSize(1);
    }

    @Test
    void aWrongAddressOrAProxysPageOrABadKeyIsNoAnswerAboutAnyIdentifier() {
        for (Reply reply : List.of(
                reply(404, "{\"statusCode\":404,\"message\":\"Resource not found\"}", null),
                reply(200, "<html>Welcome</html>", null),
                reply(401, "{}", null),
                reply(302, "", null))) {
            registry = icps -> reply;
            CompletableFuture<Answer> answer = calls(50, 75).ask(icp(1));

            time.pass(Duration.ofHours(1));

            assertThat(answer).isNotDone();
        }
    }

    private Calls calls(int batch, int callsPerMinute) {
        return new Calls(
                new Client(),
                new Answers(new ObjectMapper()),
                new RetryAfter(Clock.systemUTC(), Duration.ofHours(1)),
                new Quota(callsPerMinute, Long.MAX_VALUE, Duration.ofMillis(250)),
                new Breaker(3, Duration.ofMillis(200), Duration.ofSeconds(10), () -> 0.5),
                new Queue(batch, Duration.ofMillis(200).toNanos()),
                time,
                Clock.systemUTC(),
                new Observer());
    }

    private static List<CompletableFuture<Answer>> ask(Calls calls, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> calls.ask(icp(i)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Icp icp(int number) {
        return new Icp(String.format("%010dTR000", number));
    }

    private static Reply knowsAll(List<Icp> icps) {
        return reply(
                200,
                icps.stream()
                        .map(icp -> "{\"ICPIdentifier\":\"" + icp + "\",\"ICPStatus\":2}")
                        .collect(Collectors.joining(",", "[", "]")),
                null);
    }

    private static String problem(String icp, int code) {
        return "{\"ICPIdentifier\":\"%s\",\"Network\":null,\"Messages\":[{\"Code\":%d}]}".formatted(icp, code);
    }

    private static Reply reply(int status, String body, String retryAfter) {
        return new Reply(
                status, Optional.ofNullable(retryAfter), Optional.empty(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers after 50 ms; a null reply is a connection that fails. */
    private final class Client implements RegistryClient {
        @Override
        public Uni<Reply> list(List<Icp> icps) {
            made.add(new Call(time.now(), icps));
            CompletableFuture<Reply> reply = new CompletableFuture<>();
            time.after(LATENCY, () -> {
                Reply answer = registry.apply(icps);
                if (answer == null) {
                    reply.completeExceptionally(new ConnectException());
                } else {
                    reply.complete(answer);
                }
            });
            return Uni.createFrom().completionStage(reply);
        }
    }

    private final class Observer implements CallObserver {
        @Override
        public void called(String status, int identifiers) {}

        @Override
        public void availability(boolean available) {
            availability.add(available);
        }

        @Override
        public void answered(Icp icp, Answer answer) {}
    }

    private static final class Time implements Pace {
        private record Task(long at, Runnable run) {}

        private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(Task::at));
        private long now;

        @Override
        public long now() {
            return now;
        }

        @Override
        public void after(long nanos, Runnable task) {
            tasks.add(new Task(now + nanos, task));
        }

        void pass(Duration duration) {
            long until = now + duration.toNanos();
            while (!tasks.isEmpty() && tasks.peek().at() <= until) {
                Task task = tasks.poll();
                now = task.at();
                task.run().run();
            }
            now = until;
        }
    }
}
