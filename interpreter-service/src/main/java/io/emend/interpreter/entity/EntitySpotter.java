package io.emend.interpreter.entity;

import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.entity.Span.Link;
import io.emend.interpreter.text.Stems;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds the names of known entities in a list of tokens: exact but for case and diacritics, or with one typing error a word. */
public final class EntitySpotter {
    private static final double TYPO = 0.82;
    private static final int MAX_TYPOS = 2;
    private static final String INNER_MARKS = ".-'\u00B7,!\"()";

    private static final Set<String> FUNCTION_WORDS = Set.of(
            "no", "it", "us", "who", "or", "in", "am", "me", "is", "as", "at", "be", "by", "do", "go", "he", "if", "my",
            "of", "on", "so", "to", "up", "we", "a", "an", "i", "the", "and", "for", "not", "you", "she", "are", "was",
            "but", "can", "did", "has", "had", "her", "his", "its", "may", "now", "one", "out", "own", "say", "see",
            "set", "than", "that", "then", "they", "this", "what", "when", "will", "with", "from", "him", "how", "all",
            "any", "also", "name", "same", "some", "yes", "de", "la", "es", "ma", "mo", "et", "th", "s", "t", "d", "m",
            "o", "co", "pa", "hi", "ok", "oh", "make", "change", "let", "ask", "tell", "day", "new", "old");
    private final EntityIndex index;
    private final Predicate<String> ordinary;
    private final Predicate<String> common;

    /**
     * @param ordinary folded words that are not read as misspelt names
     * @param common folded words so common that a lower-case name of one such word is weak
     */
    public EntitySpotter(EntityIndex index, Predicate<String> ordinary, Predicate<String> common) {
        this.index = index;
        this.ordinary = ordinary;
        this.common = common;
    }

    /** Every span bearing a name, by start and then by length, overlapping ones included. */
    public List<Span> spot(List<Token> tokens) {
        List<Span> spans = new ArrayList<>();
        for (int start = 0; start < tokens.size(); start++) {
            if (EntityIndex.inName(tokens.get(start)) && !tokens.get(start).isMark()) {
                TreeMap<Integer, List<Link>> found = new TreeMap<>();
                walk(tokens, start, start, 0, 0, found);
                int from = start;
                found.forEach((to, links) -> {
                    if (to - from > 1 || !isFunctionWord(tokens.get(from))) {
                        spans.add(span(tokens, from, to, links));
                    }
                });
            }
        }
        return spans;
    }

    /** "no" is not Norway and "us" not the United States, unless written in capitals. */
    private static boolean isFunctionWord(Token token) {
        boolean shouted = token.text().length() > 1 && token.text().chars().allMatch(Character::isUpperCase);
        return FUNCTION_WORDS.contains(token.fold()) && !shouted;
    }

    private void walk(List<Token> tokens, int start, int at, int node, int typos, TreeMap<Integer, List<Link>> found) {
        if (node != 0) {
            double penalty = Math.pow(TYPO, typos);
            for (EntityIndex.NameEnd end : index.ends(node)) {
                if (end.surname() && (typos > 0 || !looksLikeSurname(tokens, at - 1))) {
                    continue;
                }
                add(
                        found.computeIfAbsent(at, k -> new ArrayList<>()),
                        new Link(index.entityAt(end.entity()), end.weight() * penalty, end.demonym()));
            }
        }
        int next = at;
        while (next < tokens.size()
                && next > start
                && !EntityIndex.inName(tokens.get(next))
                && INNER_MARKS.contains(tokens.get(next).text())
                && next - at < 2) {
            next++;
        }
        if (next >= tokens.size() || !EntityIndex.inName(tokens.get(next))) {
            return;
        }
        String word = tokens.get(next).fold();
        int exact = index.child(node, word);
        if (exact >= 0) {
            walk(tokens, start, next + 1, exact, typos, found);
        } else if (typos < MAX_TYPOS && !ordinary.test(word) && !index.holdsWord(word)) {
            for (String near : index.near(word)) {
                int child = index.child(node, near);
                if (child >= 0 && !Stems.root(near).equals(Stems.root(word))) {
                    walk(tokens, start, next + 1, child, typos + 1, found);
                }
            }
        }
    }

    private boolean looksLikeSurname(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        return token.kind() == Token.Kind.HAN || token.capital() && !ordinary.test(token.fold());
    }

    private static void add(List<Link> links, Link link) {
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).entity().id().equals(link.entity().id())) {
                if (links.get(i).score() < link.score()) {
                    links.set(i, link);
                }
                return;
            }
        }
        links.add(link);
    }

    private Span span(List<Token> tokens, int from, int to, List<Link> links) {
        List<Link> sorted = links.stream()
                .sorted(Comparator.comparingDouble(Link::score)
                        .reversed()
                        .thenComparing(link -> -link.entity().degree())
                        .thenComparing(link -> link.entity().id()))
                .toList();
        Token first = tokens.get(from);
        boolean single = to - from == 1;
        boolean weak = single && !first.capital() && (common.test(first.fold()) || first.kind() == Token.Kind.HAN);
        return new Span(
                from,
                to,
                sorted,
                weak ? Kind.WEAK_NAME : Kind.NAME,
                sorted.getFirst().score());
    }
}
