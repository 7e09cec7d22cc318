package io.emend.interpreter.lexicon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The relations an utterance may speak of, in a fixed order. Positions are given to relations facts are kept under; names
 * that read one of those backwards only lend it their words. Immutable.
 */
public final class RelationLexicon {
    private final List<LexicalRelation> all;
    private final List<LexicalRelation> relations;
    private final Map<String, Integer> positions = new LinkedHashMap<>();

    public RelationLexicon(List<LexicalRelation> all) {
        this.all = List.copyOf(all);
        this.relations =
                all.stream().filter(relation -> relation.storedAs() == null).toList();
        for (int i = 0; i < relations.size(); i++) {
            if (positions.putIfAbsent(relations.get(i).id(), i) != null) {
                throw new IllegalArgumentException(
                        "Relation " + relations.get(i).id() + " occurs twice");
            }
        }
        for (LexicalRelation relation : all) {
            if (relation.storedAs() != null && !positions.containsKey(relation.storedAs())) {
                throw new IllegalArgumentException(
                        relation.id() + " is kept under " + relation.storedAs() + ", which is not in the lexicon");
            }
        }
    }

    /** Every relation, names that read another backwards included. */
    public List<LexicalRelation> all() {
        return all;
    }

    /** The relations facts are kept under. */
    public List<LexicalRelation> relations() {
        return relations;
    }

    /** How many relations facts are kept under. */
    public int size() {
        return relations.size();
    }

    public LexicalRelation at(int position) {
        return relations.get(position);
    }

    /** A relation facts are kept under. */
    public Optional<LexicalRelation> find(String id) {
        Integer position = positions.get(id);
        return position == null ? Optional.empty() : Optional.of(relations.get(position));
    }

    /** Position of a relation, -1 if unknown or only a name for another read backwards. */
    public int position(String id) {
        return positions.getOrDefault(id, -1);
    }
}
