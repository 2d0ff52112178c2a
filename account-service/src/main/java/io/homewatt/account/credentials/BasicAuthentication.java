package io.homewatt.account.credentials;

import io.homewatt.platform.access.KnownTokens;
import io.homewatt.platform.rest.ErrorShape;
import io.homewatt.platform.rest.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a request with credentials go on as one with the token that the identity provider gives for them; so its
 * scopes and claims are checked like any other's. All else is left to how tokens are taken.
 */
@Alternative
@Priority(2)
@ApplicationScoped
class BasicAuthentication implements HttpAuthenticationMechanism {
    private final KnownTokens tokens;
    private final Answers answers;
    private final CredentialsConfig config;
    private final ErrorShape errors;

    BasicAuthentication(KnownTokens tokens, Answers answers, CredentialsConfig config, ErrorShape errors) {
        this.tokens = tokens;
        this.answers = answers;
        this.config = config;
        this.errors = errors;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        List<String> headers = request.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.stream().noneMatch(Credentials::areIn)) {
            return tokens.authenticate(request, identities);
        }
        Optional<Credentials> credentials = headers.size() == 1 ? Credentials.of(headers.get(0)) : Optional.empty();
        if (credentials.isEmpty()) {
            return Uni.createFrom().failure(new AuthenticationFailedException("The credentials are malformed"));
        }
        return answers.to(credentials.get())
                // Back from the thread of whoever began the exchange.
                .emitOn(MutinyHelper.executor(Vertx.currentContext()))
                .chain(answer -> identity(answer, request, identities));
    }

    private Uni<SecurityIdentity> identity(Answer answer, RoutingContext request, IdentityProviderManager identities) {
        if (answer instanceof Answer.Token token) {
            request.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token.text());
            return tokens.authenticate(request, identities);
        }
        if (answer instanceof Answer.Outage outage) {
            return Uni.createFrom().failure(new AuthenticationFailedException(outage.cause()));
        }
        if (answer instanceof Answer.Unasked) {
            request.response()
                    .putHeader("Retry-After", Long.toString(config.refused().toSeconds()));
            return Uni.createFrom().failure(new Problem(CredentialsProblem.TOO_MANY_FAILURES));
        }
        return Uni.createFrom().failure(new AuthenticationFailedException("The credentials are wrong"));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", errors.challenge()));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return tokens.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return tokens.getCredentialTransport(request);
    }

    @Override
    public int getPriority() {
        return tokens.getPriority() + 1;
    }
}
