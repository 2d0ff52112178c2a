package io.homewatt.account.address;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class Addresses {
    public Uni<Address> complete(Address given) {
        return Uni.createFrom().item(given);
    }
}
