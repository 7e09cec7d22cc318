package io.emend.editor.openai;

import io.emend.editor.hosting.ModelHost;
import io.emend.editor.hosting.Snapshot;
import java.time.Clock;
import java.util.List;

/** The models on offer: the newest revision under its plain and its pinned name; any earlier one on request. */
public final class Models {
    private static final String OWNER = "emend";

    private final ModelHost host;
    private final long created;

    public Models(ModelHost host, Clock clock) {
        this.host = host;
        this.created = clock.instant().getEpochSecond();
    }

    ModelCard.Cards list() {
        try (Snapshot.Lease lease = host.newest()) {
            Snapshot newest = lease.snapshot();
            return new ModelCard.Cards(
                    "list", List.of(card(ModelName.NEWEST, newest), card(ModelName.pinned(newest.revision()), newest)));
        }
    }

    ModelCard card(String id) {
        try (Snapshot.Lease lease = open(ModelName.parse(id))) {
            return card(id, lease.snapshot());
        }
    }

    /** The snapshot behind a name. */
    Snapshot.Lease open(ModelName name) {
        return name.revision().isPresent() ? host.at(name.revision().getAsLong()) : host.newest();
    }

    private ModelCard card(String id, Snapshot snapshot) {
        return new ModelCard(
                id,
                "model",
                created,
                OWNER,
                snapshot.model().contextLength(),
                new ModelCard.State(snapshot.revision(), snapshot.model().fingerprint()));
    }
}
