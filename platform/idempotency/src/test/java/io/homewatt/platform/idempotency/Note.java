package io.homewatt.platform.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.UUID;

/** An entity such as a service has. */
@Entity
class Note {
    @EmbeddedId
    Key key;

    String text;

    static Note of(String organisation, String text) {
        var note = new Note();
        note.key = new Key(organisation, UUID.randomUUID());
        note.text = text;
        return note;
    }

    @Embeddable
    record Key(@Column(name = "org_id") String organisation, UUID id) {}
}
