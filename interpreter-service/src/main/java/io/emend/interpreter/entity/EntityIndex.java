package io.emend.interpreter.entity;

import io.emend.interpreter.text.CleanText;
import io.emend.interpreter.text.TextCleaner;
import io.emend.interpreter.text.Token;
import io.emend.interpreter.text.Tokenizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every name of every entity, as a trie over folded words and Chinese characters. Immutable; safe for threads. */
public final class EntityIndex {
    static final double LABEL = 1.0;
    static final double ALIAS = 0.93;
    static final double DEMONYM = 0.9;
    /** A family name that one person alone bears. */
    static final double SURNAME = 0.85;

    private static final int SHORTEST_SURNAME = 4;
    private static final Set<String> PARTICLES =
            Set.of("van", "von", "de", "la", "le", "der", "di", "da", "du", "del", "zu", "den");
    private static final Set<String> ARTICLES = Set.of("the", "a", "an");

    private final Map<String, KnownEntity> byId = new HashMap<>();
    private final List<KnownEntity> entities = new ArrayList<>();
    private final Map<String, Integer> wordIds = new HashMap<>();
    private final Map<Long, Integer> children = new HashMap<>();
    private final List<List<NameEnd>> ends = new ArrayList<>();
    private final Map<String, List<Integer>> byWord = new HashMap<>();
    private final NearWords nearWords;
    private final long version;

    /** An entity whose name ends at a node. */
    record NameEnd(int entity, double weight, boolean demonym) {
        boolean surname() {
            return weight == SURNAME;
        }
    }

    public EntityIndex(long version, Collection<KnownEntity> all) {
        this.version = version;
        ends.add(List.of());
        TextCleaner cleaner = new TextCleaner();
        Tokenizer tokenizer = new Tokenizer();
        Demonyms demonyms = Demonyms.bundled();
        for (KnownEntity entity : all) {
            byId.put(entity.id(), entity);
            int index = entities.size();
            entities.add(entity);
            Set<String> seen = new HashSet<>();
            for (String label : entity.labels().values()) {
                addName(cleaner.clean(label), tokenizer, index, LABEL, seen);
            }
            for (String alias : entity.aliases()) {
                addName(cleaner.clean(alias), tokenizer, index, ALIAS, seen);
            }
            for (String demonym : demonyms.of(entity)) {
                addName(cleaner.clean(demonym), tokenizer, index, DEMONYM, seen);
            }
        }
        addSurnames(cleaner, tokenizer);
        nearWords = new NearWords(wordIds.keySet());
    }

    public static EntityIndex of(EntityDirectory directory) {
        return new EntityIndex(directory.version(), directory.entities());
    }

    private void addName(CleanText name, Tokenizer tokenizer, int entity, double weight, Set<String> seen) {
        List<String> words = new ArrayList<>();
        for (Token token : tokenizer.tokens(name.text())) {
            if (inName(token)) {
                words.add(token.fold());
            }
        }
        if (words.isEmpty() || !seen.add(String.join(" ", words))) {
            return;
        }
        insert(words, entity, weight);
        if (words.size() > 1 && ARTICLES.contains(words.getFirst())) {
            insert(words.subList(1, words.size()), entity, weight);
        }
    }

    /** Makes the last word of a person's name a name of its own where no other entity's name holds it. */
    private void addSurnames(TextCleaner cleaner, Tokenizer tokenizer) {
        for (int i = 0; i < entities.size(); i++) {
            if (entities.get(i).kinds().contains("Person")) {
                for (String label : entities.get(i).labels().values()) {
                    addSurname(tokenizer.tokens(cleaner.clean(label).text()), i);
                }
            }
        }
    }

    private void addSurname(List<Token> label, int entity) {
        int from = label.size() - 1;
        while (from > 0
                && label.get(from).kind() == Token.Kind.HAN
                && label.get(from - 1).kind() == Token.Kind.HAN) {
            from--;
        }
        boolean han = from >= 0 && from < label.size() && label.get(from).kind() == Token.Kind.HAN;
        if (han) {
            addLastParts(label, entity);
            return;
        }
        if (from <= 0
                || label.getLast().isMark()
                || label.getLast().fold().length() < SHORTEST_SURNAME
                || label.stream().anyMatch(token -> token.is(","))) {
            return;
        }
        List<String> words = new ArrayList<>();
        label.subList(from, label.size()).forEach(token -> words.add(token.fold()));
        if (byWord.getOrDefault(words.getFirst(), List.of()).size() == 1) {
            insert(words, entity, SURNAME);
            int before = from - 1;
            while (before > 0 && PARTICLES.contains(label.get(before).fold())) {
                words.addFirst(label.get(before--).fold());
                insert(words, entity, SURNAME);
            }
        }
    }

    /** Makes what follows a dot in a Chinese form of a foreign name a name of its own, as 卡夫卡 of 弗朗茨·卡夫卡. */
    private void addLastParts(List<Token> label, int entity) {
        for (int dot = 1; dot < label.size(); dot++) {
            List<String> rest = label.subList(dot, label.size()).stream()
                    .filter(EntityIndex::inName)
                    .map(Token::fold)
                    .toList();
            if (label.get(dot - 1).is("\u00B7") && rest.size() > 1 && bearsAlone(rest, entity)) {
                insert(rest, entity, SURNAME);
            }
        }
    }

    /** Whether no name of another entity holds the characters one after the other. */
    private boolean bearsAlone(List<String> characters, int entity) {
        Set<Integer> bearers = new HashSet<>(byWord.getOrDefault(characters.getFirst(), List.of()));
        characters.forEach(character -> bearers.retainAll(byWord.getOrDefault(character, List.of())));
        bearers.remove(entity);
        String run = String.join("", characters);
        return bearers.stream().map(entities::get).noneMatch(other -> holds(other, run));
    }

    private static boolean holds(KnownEntity entity, String run) {
        return Stream.concat(entity.labels().values().stream(), entity.aliases().stream())
                .anyMatch(name -> new TextCleaner()
                        .clean(name)
                        .text()
                        .replace("\u00B7", "")
                        .contains(run));
    }

    /** Whether a token counts when names are compared; most marks do not. */
    static boolean inName(Token token) {
        return !token.isMark() || token.is("&") || token.is("+") || token.is("/");
    }

    private void insert(List<String> words, int entity, double weight) {
        int node = 0;
        for (String word : words) {
            List<Integer> bearers = byWord.computeIfAbsent(word, w -> new ArrayList<>(1));
            if (bearers.isEmpty() || bearers.getLast() != entity) {
                bearers.add(entity);
            }
            int wordId = wordIds.computeIfAbsent(word, w -> wordIds.size());
            long edge = edge(node, wordId);
            Integer next = children.get(edge);
            if (next == null) {
                next = ends.size();
                ends.add(List.of());
                children.put(edge, next);
            }
            node = next;
        }
        List<NameEnd> grown = new ArrayList<>(ends.get(node));
        if (weight == SURNAME && !grown.isEmpty()) {
            return;
        }
        if (grown.stream().noneMatch(end -> end.entity() == entity)) {
            grown.add(new NameEnd(entity, weight, weight == DEMONYM));
            ends.set(node, List.copyOf(grown));
        }
    }

    private static long edge(int node, int word) {
        return (long) node << 32 | word;
    }

    /** The node below {@code node} for a word, -1 if there is none. */
    int child(int node, String word) {
        Integer wordId = wordIds.get(word);
        if (wordId == null) {
            return -1;
        }
        return children.getOrDefault(edge(node, wordId), -1);
    }

    List<NameEnd> ends(int node) {
        return ends.get(node);
    }

    KnownEntity entityAt(int index) {
        return entities.get(index);
    }

    /** Entities that share most words with a name, most first. */
    public List<KnownEntity> similar(Collection<String> words, int limit) {
        Map<Integer, Double> shared = new HashMap<>();
        for (String word : new HashSet<>(words)) {
            List<Integer> bearers = byWord.getOrDefault(word, List.of());
            for (int bearer : bearers) {
                shared.merge(bearer, 1.0 / Math.log(2 + bearers.size()), Double::sum);
            }
        }
        return shared.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(entry -> entities.get(entry.getKey()))
                .toList();
    }

    /** Entities with exactly this name, labels before aliases. */
    public List<KnownEntity> named(String name) {
        int node = 0;
        for (Token token : new Tokenizer().tokens(new TextCleaner().clean(name).text())) {
            if (inName(token) && node >= 0) {
                node = child(node, token.fold());
            }
        }
        return node <= 0
                ? List.of()
                : ends.get(node).stream()
                        .sorted(java.util.Comparator.comparingDouble(NameEnd::weight)
                                .reversed())
                        .map(end -> entities.get(end.entity()))
                        .toList();
    }

    /** Words of names at one typing error. */
    List<String> near(String word) {
        return nearWords.near(word);
    }

    /** Whether some name holds the word. */
    public boolean holdsWord(String word) {
        return wordIds.containsKey(word);
    }

    public Optional<KnownEntity> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public List<KnownEntity> entities() {
        return java.util.Collections.unmodifiableList(entities);
    }

    public long version() {
        return version;
    }
}
