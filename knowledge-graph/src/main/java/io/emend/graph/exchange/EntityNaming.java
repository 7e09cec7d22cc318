package io.emend.graph.exchange;

import io.emend.graph.EntityCatalog;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.entity.Names;
import io.emend.graph.hash.Sha256;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Turns what a file calls an entity into its id: an id stays one, a name that one entity has becomes its id, and a name that
 * nobody has becomes a new entity. Keeps all names of the graph in memory while an import runs. Not thread-safe.
 */
final class EntityNaming {
    private static final Pattern WIKIDATA_ID = Pattern.compile("Q[1-9][0-9]*");
    private static final int NEW_ID_DIGITS = 20;
    private static final String AMBIGUOUS = "";
    private final Consumer<EntityRecord> created;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> idsByName = new HashMap<>();

    EntityNaming(EntityCatalog catalog, Consumer<EntityRecord> created) {
        this.created = created;
        catalog.changedSince(-1, this::learn);
    }

    private void learn(EntityRecord entity) {
        ids.add(entity.id());
        entity.names()
                .map(Names::key)
                .distinct()
                .forEach(key -> idsByName.merge(key, entity.id(), (one, other) -> one.equals(other) ? one : AMBIGUOUS));
    }

    /**
     * The id for an id or a name; underscores in names count as spaces.
     *
     * @throws IllegalArgumentException if the text is blank or several entities have the name
     */
    String idOf(String text) {
        String name = text.strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("expected an entity, found an empty field");
        }
        if (ids.contains(name)) {
            return name;
        }
        if (WIKIDATA_ID.matcher(name).matches()) {
            return create(EntityRecord.of(name, Map.of(), List.of()));
        }
        String known = idsByName.get(Names.key(name));
        if (known == null) {
            return create(EntityRecord.of(
                    newId(name), Map.of(EntityRecord.DEFAULT_LANGUAGE, name.replace('_', ' ')), List.of()));
        }
        if (known.equals(AMBIGUOUS)) {
            throw new IllegalArgumentException("several entities are called \"" + name + "\"; give an id");
        }
        return known;
    }

    /** The same name gives the same id, so that an import can be resumed. */
    private static String newId(String name) {
        return "n-" + Sha256.hex(Names.key(name)).substring(0, NEW_ID_DIGITS);
    }

    /** Makes sure that an entity with this id is there. */
    String require(String id) {
        return ids.contains(id) ? id : create(EntityRecord.of(id, Map.of(), List.of()));
    }

    private String create(EntityRecord entity) {
        learn(entity);
        created.accept(entity);
        return entity.id();
    }
}
