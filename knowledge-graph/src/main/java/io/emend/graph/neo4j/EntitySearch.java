package io.emend.graph.neo4j;

import io.emend.graph.entity.EntityMatch;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.entity.NameMatcher;
import io.emend.graph.entity.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds candidates through the full-text index of names, and ranks them with {@link NameMatcher}. */
final class EntitySearch {
    private static final int CANDIDATES = 60;
    private static final String SPECIAL = "+-&|!(){}[]^\"~*?:\\/<>=";
    private final Sessions sessions;

    EntitySearch(Sessions sessions) {
        this.sessions = sessions;
    }

    List<EntityMatch> find(String query, String lang, int limit) {
        String key = Names.key(query);
        String lucene = lucene(key);
        if (lucene.isEmpty()) {
            return List.of();
        }
        Map<String, EntityRecord> candidates = new LinkedHashMap<>();
        sessions.read(tx -> {
                    List<EntityRecord> found = new ArrayList<>(
                            tx.list(EntityCypher.BY_NAME, Map.of("key", key), row -> EntityNodes.read(row.get("e"))));
                    found.addAll(tx.list(
                            EntityCypher.SEARCH,
                            Map.of("query", lucene, "limit", Math.max(CANDIDATES, limit)),
                            row -> EntityNodes.read(row.get("e"))));
                    return found;
                })
                .forEach(entity -> candidates.put(entity.id(), entity));
        return new NameMatcher(query, lang).rank(candidates.values(), limit);
    }

    /** Every word as it is, as a beginning, or with as many slips as its length allows; all words are wanted. */
    private static String lucene(String key) {
        StringBuilder query = new StringBuilder();
        for (String word : key.split(" ", -1)) {
            String plain = withoutSpecial(word);
            if (!plain.isEmpty()) {
                query.append(query.isEmpty() ? "" : " AND ").append(clause(plain));
            }
        }
        return query.toString();
    }

    private static String clause(String word) {
        boolean han = word.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        if (han) {
            return '"' + word + '"';
        }
        int slips = NameMatcher.allowedSlips(word.length());
        String fuzzy = slips == 0 ? "" : " OR " + word + '~' + slips;
        return "(" + word + "^8 OR " + word + "*^2" + fuzzy + ')';
    }

    private static String withoutSpecial(String word) {
        StringBuilder plain = new StringBuilder();
        word.chars().filter(c -> SPECIAL.indexOf(c) < 0).forEach(c -> plain.append((char) c));
        return plain.toString();
    }
}
