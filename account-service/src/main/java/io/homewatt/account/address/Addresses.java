package io.homewatt.account.address;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Finds out what an address lacks. */
@ApplicationScoped
public class Addresses {
    private static final Logger LOG = Logger.getLogger(Addresses.class);

    private final Gazetteer gazetteer;
    private final Geocoder geocoder;

    @Inject
    Addresses(AddressSources sources) {
        this(sources.gazetteer(), sources.geocoder());
    }

    Addresses(Gazetteer gazetteer, Geocoder geocoder) {
        this.gazetteer = gazetteer;
        this.geocoder = geocoder;
    }

    /**
     * Fills in what can be found: never overrides a field that is given, never fails, however the sources fail.
     *
     * <p>What was found before counts as given: who changes a part of an address leaves out what followed from it. Only the
     * formatted address, which no client can set, is always made anew.
     */
    public Uni<Address> complete(Address given) {
        return Uni.createFrom()
                .deferred(() -> completed(given))
                .onFailure()
                .invoke(failure -> LOG.errorf("An address stays as given: %s", failure.getClass()))
                .onFailure()
                .recoverWithItem(given);
    }

    private Uni<Address> completed(Address given) {
        Place fields = Place.of(given);
        Place known = fields.orElse(FreeText.parse(given.addressString(), fields.likelyCountry(), gazetteer));
        String text = text(given, known);
        if (text == null) {
            return Uni.createFrom().item(given);
        }
        boolean all = known.city() != null && known.zip() != null && known.country() != null;
        if (all && known.state() != null && isLocated(given)) {
            return Uni.createFrom().item(filled(given, known, Optional.empty()));
        }
        return geocoder.locate(known, text)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .map(answer -> filled(given, known, answer.filter(located -> isThere(known, located))));
    }

    /** What to look for: the address as its country writes it, or all that was given if we don't understand it. */
    private static String text(Address given, Place known) {
        String text = Place.given(given.addressString());
        if (text == null || known.zip() != null || known.city() != null) {
            return OneLine.of(known);
        }
        String fields = OneLine.of(Place.of(given));
        String all = OneLine.joined(", ", text, fields);
        return all.length() <= FreeText.LONGEST ? all : fields;
    }

    /** An answer from another country or state than the address's is another address. */
    private static boolean isThere(Place known, Located located) {
        Place there = located.place();
        String country = known.likelyCountry();
        String state = Regions.code(country, known.state());
        return agree(country, there.country()) && agree(state, Regions.code(country, there.state()));
    }

    private static boolean agree(String known, String answered) {
        return known == null || answered == null || known.equalsIgnoreCase(answered);
    }

    private Address filled(Address given, Place known, Optional<Located> answer) {
        Place more = known.orElse(answer.map(Located::place).orElse(Place.UNKNOWN));
        Optional<Located> postcode = gazetteer.find(more);
        Place found = more.orElse(postcode.map(Located::place).orElse(Place.UNKNOWN));
        Optional<Located> point = isLocated(given) ? Optional.empty() : answer.or(() -> postcode);
        String line = OneLine.of(found);
        return new Address(
                given.addressString(),
                given.addressName(),
                either(given.address1(), found.address1()),
                either(given.address2(), found.address2()),
                either(given.city(), found.city()),
                either(given.state(), found.state()),
                either(given.zip(), found.zip()),
                either(given.country(), found.country()),
                line == null ? given.formattedAddress() : line,
                point.map(Located::lon).orElse(given.lon()),
                point.map(Located::lat).orElse(given.lat()));
    }

    /** Half a point that was given is not completed with half of another. */
    private static boolean isLocated(Address given) {
        return given.lat() != null || given.lon() != null;
    }

    private static String either(String given, String found) {
        return Place.given(given) == null && found != null ? found : given;
    }
}
