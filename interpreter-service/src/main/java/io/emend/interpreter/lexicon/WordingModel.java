package io.emend.interpreter.lexicon;

import io.emend.interpreter.lexicon.LexicalRelation.Words;
import io.emend.interpreter.text.Stems;
import io.emend.interpreter.text.TextCleaner;
import io.emend.interpreter.text.Token;
import io.emend.interpreter.text.Tokenizer;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the words around two names which relation is stated, and from those around one which is asked for. Trained
 * on the lexicon's wordings, on sentences made from its nouns, on further paraphrases and on wordings that say none of
 * its relations. Immutable and safe for threads.
 */
public final class WordingModel {
    private static final int STATEMENT_EPOCHS = 8;
    /** Every statement makes several questions, much alike. */
    private static final int QUESTION_EPOCHS = 4;

    private static final float MADE_FROM_NOUN = 0.6f;
    private static final float MADE_FROM_STATEMENT = 0.5f;
    private static final float TRIGGER = 0.5f;
    /** Nouns put into every sentence frame; further ones only into the core ones, to keep training short. */
    private static final int FULLY_FRAMED = 2;

    private static final String[] QUESTION_WORDS_EN = {"what", "who", "which"};
    private static final String[] QUESTION_WORDS_ZH = {"什么", "谁", "哪里", "哪个"};

    private static final Pattern SUBJECT_FIRST =
            Pattern.compile("\\{s\\} (?<verb>[a-z]+)(?<rest>(?: [a-z]+)*) \\{o\\}\\.?");
    private static final Set<String> AUXILIARIES = Set.of("is", "was", "has", "can", "are", "were", "had");

    private final RelationLexicon lexicon;
    private final WordingClassifier two;
    private final WordingClassifier one;
    private final Set<String> vocabulary = new HashSet<>();
    private final Set<String> relationWords = new HashSet<>();
    /** By stem and by root, the relations whose statements hold the word. */
    private final Map<String, BitSet> saying = new HashMap<>();

    /** The same for words that by themselves speak for a relation. */
    private final Map<String, BitSet> speaking = new HashMap<>();

    private final KnownWordings known = new KnownWordings();
    private final Set<String> nounPhrases = new HashSet<>();
    private final TextCleaner cleaner = new TextCleaner();
    private final Tokenizer tokenizer = new Tokenizer();

    /** A model of these wordings, with the weights trained when Emend was built where they are of the same wordings. */
    public static WordingModel of(RelationLexicon lexicon, Paraphrases paraphrases) {
        return TrainedWordings.bundled(TrainedWordings.fingerprint(lexicon, paraphrases))
                .map(trained -> new WordingModel(lexicon, paraphrases, trained))
                .orElseGet(() -> trained(lexicon, paraphrases));
    }

    /**
     * A model trained now, which takes two cores some seconds.
     *
     * @param paraphrases further wordings, by relation; those of unknown relations are ignored
     */
    public static WordingModel trained(RelationLexicon lexicon, Paraphrases paraphrases) {
        return new WordingModel(lexicon, paraphrases, null);
    }

    private WordingModel(RelationLexicon lexicon, Paraphrases paraphrases, @Nullable TrainedWordings trained) {
        this.lexicon = lexicon;
        if (trained != null) {
            learn(paraphrases, Lessons.NOT_NEEDED, Lessons.NOT_NEEDED);
            two = trained.statements();
            one = trained.questions();
        } else {
            WordingExamples statements = new WordingExamples();
            WordingExamples questions = new WordingExamples();
            learn(paraphrases, statements, questions);
            int classes = 2 * lexicon.size() + 1;
            CompletableFuture<WordingClassifier> asked =
                    CompletableFuture.supplyAsync(() -> WordingClassifier.train(classes, questions, QUESTION_EPOCHS));
            two = WordingClassifier.train(classes, statements, STATEMENT_EPOCHS);
            one = asked.join();
        }
    }

    /** The weights, to be kept. */
    TrainedWordings weights() {
        return new TrainedWordings(two, one);
    }

    private void learn(Paraphrases paraphrases, Lessons statements, Lessons questions) {
        for (LexicalRelation relation : lexicon.all()) {
            Meaning meaning = meaning(relation);
            new TreeMap<>(relation.words())
                    .forEach((language, words) -> learn(meaning, words, language, statements, questions));
            for (String wording : paraphrases.of(relation.id())) {
                learnWording(meaning, wording, 1f, statements, questions);
            }
            for (String trigger : paraphrases.triggersOf(relation.id())) {
                learnTrigger(relation, meaning, trigger, statements, questions);
            }
            for (String companion : paraphrases.companionsOf(relation.id())) {
                learned(companion, false).forEach(token -> says(meaning, token));
            }
        }
        for (String wording : paraphrases.unrelated()) {
            learnWording(NONE, wording, 1f, statements, questions);
        }
    }

    /** A relation by position, read backwards or not; negative for none of them. */
    private record Meaning(int relation, boolean backwards) {}

    private static final Meaning NONE = new Meaning(-1, false);

    private Meaning meaning(LexicalRelation relation) {
        String stored = relation.storedAs();
        return new Meaning(lexicon.position(stored != null ? stored : relation.id()), stored != null);
    }

    private int label(Meaning meaning, boolean subjectFirst) {
        return meaning.relation() < 0
                ? 2 * lexicon.size()
                : 2 * meaning.relation() + (subjectFirst != meaning.backwards() ? 0 : 1);
    }

    private void learn(Meaning r, Words words, String language, Lessons statements, Lessons questions) {
        for (String statement : words.statements()) {
            learnWording(r, statement, 1f, statements, questions);
        }
        for (String question : words.questions()) {
            learnWording(r, question, 1f, statements, questions);
        }
        Set<String> nouns = new LinkedHashSet<>(List.of(words.noun(), words.label()));
        nouns.addAll(words.aliases());
        List<String> frames = language.equals("zh") ? NounFrames.CHINESE : NounFrames.ENGLISH;
        int rank = 0;
        for (String noun : nouns) {
            nounPhrases.add(phrase(learned(noun, true)));
            int kept = rank++ < FULLY_FRAMED ? frames.size() : 0;
            for (int i = 0; i < frames.size(); i++) {
                if (i < kept || NounFrames.CORE.contains(frames.get(i))) {
                    learnWording(r, frames.get(i).replace("{n}", noun), MADE_FROM_NOUN, statements, questions);
                }
            }
            if (kept > 0) {
                for (String frame :
                        language.equals("zh") ? NounFrames.UNRELATED_CHINESE : NounFrames.UNRELATED_ENGLISH) {
                    learnWording(NONE, frame.replace("{n}", noun), MADE_FROM_NOUN, statements, questions);
                }
            }
        }
    }

    private void learnWording(Meaning r, String wording, float weight, Lessons statements, Lessons questions) {
        int s = wording.indexOf("{s}");
        int o = wording.indexOf("{o}");
        if (s >= 0 && o >= 0) {
            int first = Math.min(s, o);
            int last = Math.max(s, o);
            List<Token> before = learned(wording.substring(0, first), r.relation() >= 0);
            List<Token> between = learned(wording.substring(first + 3, last), r.relation() >= 0);
            List<Token> after = learned(wording.substring(last + 3), r.relation() >= 0);
            if (r.relation() >= 0) {
                List.of(before, between, after).forEach(zone -> zone.forEach(token -> says(r, token)));
                known.add(before, between, after, label(r, s < o));
            }
            statements.add(() -> Context.ofTwo(before, between, after), label(r, s < o), weight);
            if (weight == 1f) {
                learnQuestionsFrom(r, wording, MADE_FROM_STATEMENT, questions);
                learnInversions(r, wording, MADE_FROM_STATEMENT, questions);
            }
        } else if (s >= 0 || o >= 0) {
            int slot = Math.max(s, o);
            List<Token> before = learned(wording.substring(0, slot), r.relation() >= 0);
            List<Token> after = learned(wording.substring(slot + 3), r.relation() >= 0);
            questions.add(() -> Context.ofOne(before, after), label(r, s >= 0), weight);
        }
    }

    /**
     * A word that speaks for a relation wherever it stands. Which end the first name is it does not tell where the same
     * kinds of things stand at both.
     */
    private void learnTrigger(
            LexicalRelation relation, Meaning r, String trigger, Lessons statements, Lessons questions) {
        List<Token> tokens = learned(trigger, true);
        for (Token token : tokens) {
            says(r, token);
            keys(token)
                    .forEach(key ->
                            speaking.computeIfAbsent(key, k -> new BitSet()).set(r.relation()));
        }
        Supplier<List<String>> features = () -> Context.anywhere(tokens);
        boolean directed =
                relation.symmetric() || Collections.disjoint(relation.subjectKinds(), relation.objectKinds());
        float weight = directed ? TRIGGER : TRIGGER / 2;
        statements.add(features, label(r, true), weight);
        if (!directed) {
            statements.add(features, label(r, false), weight);
        }
        questions.add(features, label(r, true), weight);
    }

    private void says(Meaning r, Token token) {
        for (String key : keys(token)) {
            saying.computeIfAbsent(key, k -> new BitSet()).set(r.relation());
        }
    }

    private static List<String> keys(Token token) {
        return token.kind() == Token.Kind.WORD
                ? List.of(token.stem(), "r:" + Stems.root(token.fold()))
                : List.of(token.stem());
    }

    /** Who or what takes the object's place, or the subject's in a question for that. */
    private void learnQuestionsFrom(Meaning r, String statement, float weight, Lessons questions) {
        boolean chinese = statement.codePoints().anyMatch(io.emend.interpreter.text.Folding::isHan);
        for (String word : chinese ? QUESTION_WORDS_ZH : QUESTION_WORDS_EN) {
            for (String asked : List.of("{o}", "{s}")) {
                String question = statement.replace(asked, word);
                int slot = question.indexOf("{");
                List<Token> before = learned(question.substring(0, slot), r.relation() >= 0);
                List<Token> after = learned(question.substring(slot + 3), r.relation() >= 0);
                boolean objectAsked = asked.equals("{o}");
                questions.add(
                        () -> Context.ofOne(before, after), label(r, objectAsked), objectAsked ? weight : weight / 2);
            }
        }
    }

    /** "{s} was shaped by {o}" asks as "who was {s} shaped by", "{s} died in {o}" as "where did {s} die in". */
    private void learnInversions(Meaning r, String statement, float weight, Lessons questions) {
        Matcher matcher = SUBJECT_FIRST.matcher(statement);
        if (matcher.matches()) {
            boolean auxiliary = AUXILIARIES.contains(matcher.group("verb"));
            String rest = auxiliary ? matcher.group("rest") : matcher.group("verb") + matcher.group("rest");
            String verb = auxiliary ? matcher.group("verb") : "did";
            for (String word : QUESTION_WORDS_EN) {
                List<Token> before = learned(word + " " + verb, r.relation() >= 0);
                List<Token> after = learned(rest, r.relation() >= 0);
                questions.add(() -> Context.ofOne(before, after), label(r, true), weight);
            }
        }
    }

    private List<Token> learned(String part, boolean related) {
        List<Token> tokens = tokenizer.tokens(cleaner.clean(part).text());
        for (Token token : tokens) {
            vocabulary.add(token.fold());
            if (related) {
                relationWords.add(token.stem());
            }
        }
        return tokens;
    }

    /** The wordings themselves. */
    public KnownWordings known() {
        return known;
    }

    /**
     * What two names and the words around them say.
     *
     * @return probability at {@code 2 * relation} that the first name is the subject, at {@code 2 * relation + 1} that it
     *     is the object; the last entry is that none of the relations is stated
     */
    public float[] statement(List<Token> before, List<Token> between, List<Token> after) {
        return two.probabilities(Context.ofTwo(before, between, after));
    }

    /**
     * What is asked about one name.
     *
     * @return probability at {@code 2 * relation} that its object is asked for, at {@code 2 * relation + 1} that its
     *     subject is; the last entry is that none is
     */
    public float[] question(List<Token> before, List<Token> after) {
        return one.probabilities(Context.ofOne(before, after));
    }

    private static String phrase(List<Token> tokens) {
        StringBuilder phrase = new StringBuilder();
        for (Token token : tokens) {
            phrase.append(token.stem()).append(' ');
        }
        return phrase.toString();
    }

    /** Whether tokens are a relation's noun, label or alias. */
    public boolean isRelationNoun(List<Token> tokens) {
        return nounPhrases.contains(phrase(tokens));
    }

    /** Words of wordings, folded. */
    public Set<String> vocabulary() {
        return java.util.Collections.unmodifiableSet(vocabulary);
    }

    /** Whether training saw a word in a wording of some relation. */
    public boolean knows(Token token) {
        return relationWords.contains(token.stem());
    }

    /** Whether a word by itself speaks for the relation at a position. */
    public boolean speaksFor(int relation, Token token) {
        return holds(speaking, relation, token);
    }

    /** Whether a statement of the relation at a position holds the word, inflected or derived as it may be. */
    public boolean says(int relation, Token token) {
        return holds(saying, relation, token);
    }

    private static boolean holds(Map<String, BitSet> words, int relation, Token token) {
        return keys(token).stream().map(words::get).anyMatch(relations -> relations != null && relations.get(relation));
    }

    public RelationLexicon lexicon() {
        return lexicon;
    }
}
