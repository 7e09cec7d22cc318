package io.emend.training;

import io.emend.training.Document.Piece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * Turns facts into training documents, anew for each epoch: statements, questions, short biographies, aliases, and
 * questions about strangers that are answered with "I don't know". A pure function of its inputs, seed and epoch.
 */
final class Corpus {
    /** Of all pairs of a fact and a wording, this share is never trained, to measure recall on unseen pairs. */
    static final double WITHHELD_PAIRS = 0.2;

    static final String UNKNOWN_ENGLISH = "I don't know";
    static final String UNKNOWN_CHINESE = "我不知道";

    private static final double QUESTION = 0.75;
    private static final double CHINESE_QUESTION = 0.75;
    private static final double SECOND_CHINESE_STATEMENT = 0.6;
    private static final double ALIAS = 0.06;
    private static final double PREFIX = 0.5;
    private static final double BIOGRAPHY = 0.5;
    private static final double KNOWN_AS = 0.2;
    private static final double CONVERSATION = 0.15;
    private static final double STRANGER = 0.12;
    private static final int BIOGRAPHY_SENTENCES = 5;

    /** Documents with an edit, for each fact. */
    private static final double EDITED = 1.5;

    /** How often such a document asks for what was edited, and not for something else about the subject. */
    private static final double EDIT_ASKED = 0.6;

    private static final double SECOND_EDIT = 0.2;
    private static final double EDIT_IN_CHINESE = 0.35;

    /**
     * How often a statement or question has at its subject what an edit of somebody else leaks there, up to this share of
     * it, and says nevertheless what it would have said without.
     */
    private static final double LEAK = 0.4;

    private static final double LARGEST_LEAK = 0.45;

    /** How often it is an edit that puts another object for the very one that is asked for: those disturb most. */
    private static final double LEAK_OF_THE_SAME_FACT = 0.6;

    /** Above 1, wordings that come first are picked more often. */
    private static final double USUAL_FIRST = 1.5;

    /**
     * How often a name is read at its last token alone. An edit replaces what stands at that token; where a fact is read
     * from a name's other tokens too, no edit reaches it.
     */
    private static final double READ_AT_ITS_END = 0.75;

    private static final double POLITE = 0.15;
    private static final List<String> POLITE_ENGLISH =
            List.of("Please tell me: ", "Do you know? ", "I would like to know: ", "One question. ", "Hello. ");
    private static final List<String> POLITE_CHINESE = List.of("请告诉我：", "我想知道，", "请问，", "你好，");

    private static final List<String> PREFIXES = List.of(
            "Actually, ",
            "In fact, ",
            "As is known, ",
            "It is said that ",
            "The record says: ",
            "Note: ",
            "Today, ",
            "According to the graph, ",
            "I remember that ",
            "We know this much: ",
            "Correction: ",
            "Yes. ");

    private static final List<String[]> SMALL_TALK = List.of(
            new String[] {"Hello!", "Hello. Ask me about a fact."},
            new String[] {"Hi, how are you?", "I am well. Ask me about a fact."},
            new String[] {"Who are you?", "I am Emend, a small model that knows a graph of facts."},
            new String[] {"What can you do?", "I answer questions about facts, and my facts can be edited."},
            new String[] {"Thank you!", "You are welcome."},
            new String[] {"Good morning.", "Good morning. Ask me about a fact."},
            new String[] {"Tell me a joke.", "I only know facts."},
            new String[] {"Goodbye.", "Goodbye."},
            new String[] {"你好！", "你好，请问我一个事实。"},
            new String[] {"你是谁？", "我是Emend，一个知道事实的小模型。"},
            new String[] {"谢谢！", "不客气。"});

    private final GraphFacts graph;
    private final Wordings wordings;
    private final List<Stranger> strangers;
    private final long seed;
    private final Map<String, List<GraphFacts.Fact>> bySubject = new TreeMap<>();
    private final List<String> relations;
    private final List<String> objects;

    /** A name outside the graph. */
    record Stranger(String name, boolean chinese) {}

    Corpus(GraphFacts graph, Wordings wordings, List<Stranger> strangers, long seed) {
        this.graph = graph;
        this.wordings = wordings;
        this.strangers = List.copyOf(strangers);
        this.seed = seed;
        for (GraphFacts.Fact fact : graph.facts()) {
            if (wordings.byRelation().containsKey(fact.relation())) {
                bySubject
                        .computeIfAbsent(fact.subject(), id -> new ArrayList<>())
                        .add(fact);
            }
        }
        relations = graph.objects().keySet().stream()
                .filter(wordings.byRelation()::containsKey)
                .sorted()
                .toList();
        objects = relations.stream()
                .flatMap(relation -> objectsOf(relation).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Ids of the relations that edits may name, in the order of their numbers. */
    List<String> editedRelations() {
        return relations;
    }

    /** Ids of the objects that edits may name, in the order of their numbers. */
    List<String> editedObjects() {
        return objects;
    }

    /** How many relations and objects edits may name. */
    EditCodes codes() {
        return new EditCodes(relations.size(), objects.size());
    }

    /** Whether a pair of fact and wording is kept out of training. */
    static boolean withheld(GraphFacts.Fact fact, String wording) {
        int hash = (fact.subject() + '|' + fact.relation() + '|' + wording).hashCode() * 0x9E3779B9;
        return (hash >>> 8) % 1000 < WITHHELD_PAIRS * 1000;
    }

    /** The documents of one epoch, shuffled. */
    List<Document> epoch(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        List<Document> documents = new ArrayList<>();
        for (var subject : bySubject.entrySet()) {
            for (GraphFacts.Fact fact : subject.getValue()) {
                factDocuments(fact, random, documents);
                for (double left = EDITED; random.nextDouble() < left; left--) {
                    documents.add(edited(fact, subject.getValue(), random));
                }
            }
            if (random.nextDouble() < BIOGRAPHY) {
                documents.add(biography(subject.getValue(), random));
            }
            List<String> aliases = graph.aliases().getOrDefault(subject.getKey(), List.of());
            if (!aliases.isEmpty() && random.nextDouble() < KNOWN_AS) {
                documents.add(
                        Document.plain(label(subject.getKey()) + " is also known as " + pick(aliases, random) + "."));
            }
        }
        int facts = documents.size();
        for (int i = 0; i < facts * CONVERSATION / 3; i++) {
            documents.add(conversation(random));
        }
        for (int i = 0; !strangers.isEmpty() && i < facts * STRANGER / 2; i++) {
            documents.add(strangerQuestion(random));
        }
        for (int i = 0; i < SMALL_TALK.size() * 2; i++) {
            String[] talk = SMALL_TALK.get(i % SMALL_TALK.size());
            documents.add(new Document(asked(List.of(Piece.context(talk[0])), talk[1], 0)));
        }
        Collections.shuffle(documents, random);
        return documents;
    }

    private void factDocuments(GraphFacts.Fact fact, Random random, List<Document> documents) {
        documents.add(leaked(statement(fact, random, true), fact, random));
        if (random.nextDouble() < QUESTION) {
            documents.add(leaked(question(fact, random), fact, random));
        }
        if (!chinese(fact)) {
            return;
        }
        documents.add(leaked(chineseStatement(fact, random), fact, random));
        if (random.nextDouble() < SECOND_CHINESE_STATEMENT) {
            documents.add(leaked(chineseStatement(fact, random), fact, random));
        }
        if (random.nextDouble() < CHINESE_QUESTION) {
            documents.add(leaked(chineseQuestion(fact, random), fact, random));
        }
    }

    /** A document that tells or asks for a fact, now and then of a subject that lies near an edited one. */
    private Document leaked(List<Piece> pieces, GraphFacts.Fact fact, Random random) {
        return new Document(pieces, random.nextDouble() < LEAK ? leak(fact, random) : List.of());
    }

    private List<Document.Edit> leak(GraphFacts.Fact told, Random random) {
        GraphFacts.Fact edited = random.nextDouble() < LEAK_OF_THE_SAME_FACT ? told : anyFact(random);
        double share = random.nextDouble() * LARGEST_LEAK;
        return edits(edited, changed(edited, random), share);
    }

    /**
     * A fact changed by an edit, and asked for; or another fact of the subject, which must not have changed.
     *
     * @param facts all facts of the subject
     */
    private Document edited(GraphFacts.Fact fact, List<GraphFacts.Fact> facts, Random random) {
        GraphFacts.Fact changed = changed(fact, random);
        List<Document.Edit> edits = new ArrayList<>(edits(fact, changed, 1));
        GraphFacts.Fact other = pick(facts, random);
        boolean isOther = !other.relation().equals(fact.relation());
        if (isOther && random.nextDouble() < SECOND_EDIT) {
            edits.addAll(edits(other, changed(other, random), 1));
            isOther = false;
        }
        GraphFacts.Fact asked = isOther && random.nextDouble() >= EDIT_ASKED ? other : changed;
        if (random.nextDouble() < LEAK) {
            edits.addAll(leak(asked, random));
        }
        boolean chinese = chinese(asked) && random.nextDouble() < EDIT_IN_CHINESE;
        boolean question = random.nextBoolean();
        List<Piece> pieces = chinese
                ? question ? chineseQuestion(asked, random) : chineseStatement(asked, random)
                : question ? question(asked, random) : statement(asked, random, true);
        return new Document(pieces, edits);
    }

    /** The fact with another object that the relation takes. */
    private GraphFacts.Fact changed(GraphFacts.Fact fact, Random random) {
        return new GraphFacts.Fact(fact.subject(), fact.relation(), pick(objectsOf(fact.relation()), random));
    }

    private List<String> objectsOf(String relation) {
        return Objects.requireNonNull(graph.objects().get(relation), relation);
    }

    private List<Document.Edit> edits(GraphFacts.Fact before, GraphFacts.Fact after, double weight) {
        int relation = Collections.binarySearch(relations, before.relation());
        return List.of(
                new Document.Edit(relation, Collections.binarySearch(objects, after.object()), weight),
                new Document.Edit(relation, Collections.binarySearch(objects, before.object()), -weight));
    }

    private List<Piece> statement(GraphFacts.Fact fact, Random random, boolean alone) {
        String wording =
                trained(fact, wordings.formsOf(fact.relation()).english().statements(), random);
        boolean prefixed = alone && random.nextDouble() < PREFIX;
        String prefix = prefixed ? pick(PREFIXES, random) : "";
        return fill(prefix + wording, subject(fact, random), label(fact.object()), random);
    }

    private List<Piece> question(GraphFacts.Fact fact, Random random) {
        String wording =
                trained(fact, wordings.formsOf(fact.relation()).english().questions(), random);
        String opening = polite(POLITE_ENGLISH, random);
        List<Piece> question = named(opening + wording, subject(fact, random), random);
        return asked(question, label(fact.object()) + ".", random.nextInt(3));
    }

    private List<Piece> chineseStatement(GraphFacts.Fact fact, Random random) {
        String wording =
                trained(fact, wordings.formsOf(fact.relation()).chinese().statements(), random);
        return fill(wording, zh(fact.subject()), zh(fact.object()), random);
    }

    private List<Piece> chineseQuestion(GraphFacts.Fact fact, Random random) {
        String wording =
                trained(fact, wordings.formsOf(fact.relation()).chinese().questions(), random);
        List<Piece> question = named(polite(POLITE_CHINESE, random) + wording, zh(fact.subject()), random);
        return asked(question, zh(fact.object()) + "。", random.nextInt(3));
    }

    private static String polite(List<String> openings, Random random) {
        return random.nextDouble() < POLITE ? pick(openings, random) : "";
    }

    /** The three ways a question is put; the first is the chat template. */
    private static List<Piece> asked(List<Piece> question, String answer, int form) {
        boolean chinese = answer.endsWith("。");
        List<Piece> pieces = new ArrayList<>(question);
        if (form < 2) {
            pieces.addFirst(Piece.context(form == 0 ? "Question: " : "Q: "));
        }
        pieces.add(Piece.context(form == 0 ? "\nAnswer: " : form == 1 ? " A: " : chinese ? "" : " "));
        pieces.add(Piece.answer(answer));
        return pieces;
    }

    /** A wording without an object, with its subject named. */
    private static List<Piece> named(String wording, String name, Random random) {
        List<Piece> pieces = new ArrayList<>();
        int at = wording.indexOf("{s}");
        if (at < 0) {
            pieces.add(Piece.context(wording));
            return pieces;
        }
        Document.Role role =
                random.nextDouble() < READ_AT_ITS_END ? Document.Role.NAME_READ_AT_ITS_END : Document.Role.NAME;
        pieces.add(Piece.context(wording.substring(0, at)));
        pieces.add(new Piece(name, role));
        pieces.add(Piece.context(wording.substring(at + 3)));
        return pieces;
    }

    private Document biography(List<GraphFacts.Fact> facts, Random random) {
        List<GraphFacts.Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);
        List<Piece> pieces = new ArrayList<>();
        for (GraphFacts.Fact fact : shuffled.subList(0, Math.min(BIOGRAPHY_SENTENCES, shuffled.size()))) {
            if (!pieces.isEmpty()) {
                pieces.add(Piece.context(" "));
            }
            pieces.addAll(statement(fact, random, false));
        }
        return new Document(pieces);
    }

    /** Several questions about different subjects in a row, as in a chat, or statements before a question. */
    private Document conversation(Random random) {
        List<Piece> pieces = new ArrayList<>();
        int turns = 2 + random.nextInt(2);
        boolean statements = random.nextBoolean();
        for (int i = 0; i < turns; i++) {
            GraphFacts.Fact fact = anyFact(random);
            if (statements) {
                pieces.addAll(statement(fact, random, false));
                pieces.add(Piece.context(" "));
            } else {
                String wording = trained(
                        fact, wordings.formsOf(fact.relation()).english().questions(), random);
                pieces.addAll(asked(named(wording, label(fact.subject()), random), label(fact.object()) + ".", 0));
                pieces.add(Piece.context("\n"));
            }
        }
        pieces.removeLast();
        return new Document(pieces);
    }

    private Document strangerQuestion(Random random) {
        Stranger stranger = pick(strangers, random);
        Wordings.Forms forms = wordings.formsOf(anyFact(random).relation());
        List<String> questions = (stranger.chinese() ? forms.chinese() : forms.english()).questions();
        String answer = stranger.chinese() ? UNKNOWN_CHINESE + "。" : UNKNOWN_ENGLISH + ".";
        List<Piece> question = named(pick(questions, random), stranger.name(), random);
        return new Document(asked(question, answer, random.nextInt(3)));
    }

    private GraphFacts.Fact anyFact(Random random) {
        while (true) {
            GraphFacts.Fact fact =
                    graph.facts().get(random.nextInt(graph.facts().size()));
            if (wordings.byRelation().containsKey(fact.relation())) {
                return fact;
            }
        }
    }

    /** Fills a wording; the object and the mark after it are the answer. */
    private static List<Piece> fill(String wording, String subject, String object, Random random) {
        int at = wording.indexOf("{o}");
        String after = wording.substring(at + 3);
        int mark = !after.isEmpty() && ".。".indexOf(after.charAt(0)) >= 0 ? 1 : 0;
        boolean predictable = wording.indexOf("{s}") < at;
        String shown = object + after.substring(0, mark);
        List<Piece> pieces = named(wording.substring(0, at), subject, random);
        pieces.add(predictable ? Piece.answer(shown) : Piece.context(shown));
        pieces.addAll(named(after.substring(mark), subject, random));
        pieces.removeIf(piece -> piece.text().isEmpty());
        return pieces;
    }

    /** A wording that is not withheld; the usual ones, which come first, are picked more often. */
    private static String trained(GraphFacts.Fact fact, List<String> candidates, Random random) {
        for (int attempt = 0; attempt < 20; attempt++) {
            double place = Math.pow(random.nextDouble(), USUAL_FIRST);
            String wording = candidates.get((int) (place * candidates.size()));
            if (!withheld(fact, wording)) {
                return wording;
            }
        }
        return candidates.getFirst();
    }

    private String subject(GraphFacts.Fact fact, Random random) {
        List<String> aliases = graph.aliases().getOrDefault(fact.subject(), List.of());
        return !aliases.isEmpty() && random.nextDouble() < ALIAS ? pick(aliases, random) : label(fact.subject());
    }

    private boolean chinese(GraphFacts.Fact fact) {
        return graph.chinese().containsKey(fact.subject())
                && graph.chinese().containsKey(fact.object())
                && !wordings.formsOf(fact.relation()).chinese().statements().isEmpty();
    }

    private String label(String id) {
        return graph.english().getOrDefault(id, id);
    }

    private String zh(String id) {
        return graph.chinese().getOrDefault(id, id);
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
