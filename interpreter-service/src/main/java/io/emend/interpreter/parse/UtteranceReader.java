package io.emend.interpreter.parse;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.UtteranceRequest;
import io.emend.interpreter.entity.EntityIndex;
import io.emend.interpreter.entity.EntitySpotter;
import io.emend.interpreter.entity.KnownEntity;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.lexicon.RelationLexicon;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.parse.Sentences.Sentence;
import io.emend.interpreter.parse.Understanding.Doubt;
import io.emend.interpreter.text.CleanText;
import io.emend.interpreter.text.LanguageDetector;
import io.emend.interpreter.text.TextCleaner;
import io.emend.interpreter.text.Token;
import io.emend.interpreter.text.Tokenizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a whole utterance: names, sentences, what each does and says, and what that comes to. Thread-safe. */
public final class UtteranceReader {
    /** Longer texts hold more than anyone asks for in one go, and are not read for edits. */
    private static final int MOST_TOKENS = 1_500;
    /** Longer sentences are lists or noise. */
    private static final int MOST_TOKENS_A_SENTENCE = 120;

    private static final int MOST_NAMES_A_SENTENCE = 14;

    /** Facts that end at an entity from which on it is a usual value. */
    private static final int USUAL_VALUE = 3;

    /** A date or number that is said to be another: "not 1883", "from 1883 to 1884". */
    private static final Pattern LITERAL_CORRECTED = Pattern.compile(
            "\\b(?:not|rather than|instead of|never)(?: (?:in|on|at|the|year|about))* (?:\\d|"
                    + ValidTime.MONTHS
                    + ")|\\b(?:change|correct|update|modify|move|fix|amend|revise|edit|adjust|replace)\\b.* (?:from|replace) (?:the )?(?:\\d|"
                    + ValidTime.MONTHS
                    + ").* (?:to|with) |(?:不是|而非|并非|不在)[12]\\d{3}年|[从由将把][12]\\d{3}年.{0,8}(?:改|换)(?:成|为|到)|(?:不是|而非|并非)\\d");

    private static final Pattern ALL = Pattern.compile(
            "\\b(?:everything|all|any|anything|every|whole|entire|graph|database)\\b|所有|全部|一切|整个|全都|全删|清空");

    private final TextCleaner cleaner = new TextCleaner();
    private final Tokenizer tokenizer = new Tokenizer();
    private final LanguageDetector languages = new LanguageDetector();
    private final Asides asides;
    private final SpeechReader english = new EnglishSpeech();
    private final SpeechReader chinese = new ChineseSpeech();
    private final EntitySpotter spotter;
    private final Names names;
    private final Repair repair;
    private final ContentReader content;
    private final ChineseAsides chineseAsides;
    private final Clock clock;
    private final EntityIndex index;
    private final WordingModel wordings;

    public UtteranceReader(WordingModel wordings, EntityIndex index, Clock clock) {
        OrdinaryWords ordinary = new OrdinaryWords(wordings.vocabulary());
        this.spotter = new EntitySpotter(index, ordinary::isSpelt, ordinary::isCommon);
        this.asides = new Asides(ordinary::isSpelt);
        this.names = new Names(ordinary);
        this.repair = new Repair(ordinary, index);
        ArgumentModel arguments = new ArgumentModel(wordings.lexicon(), index);
        ClauseReader clauses = new ClauseReader(wordings, arguments);
        ChineseWords words = ChineseWords.bundled();
        this.content = new ContentReader(clauses, arguments, wordings, ordinary::isSpelt, words);
        this.chineseAsides = new ChineseAsides(words, chinese);
        this.clock = clock;
        this.index = index;
        this.wordings = wordings;
    }

    /**
     * Interprets an utterance.
     *
     * @return what it means; {@code clarification} is set where something has to be asked before anything is done
     */
    public Interpretation interpret(UtteranceRequest request) {
        String language = "zh".equals(request.lang()) || "en".equals(request.lang()) ? request.lang() : null;
        Chosen chosen = Chosen.of(request.answers(), index, wordings.lexicon());
        Understanding understood = chosen.applyTo(read(request.text(), language, chosen));
        return new InterpretationWriter(understood, index, chosen).write();
    }

    /**
     * What an extractor outside this program may speak of.
     *
     * @param text the utterance, cleaned; mentions must be parts of it
     * @param names words of the utterance that name entities, with the entities that bear them
     */
    public record Material(String text, List<NamedHere> names) {
        public Material {
            names = List.copyOf(names);
        }
    }

    /** Words of an utterance and the entities they may stand for, best first. */
    public record NamedHere(String mention, List<KnownEntity> entities) {
        public NamedHere {
            entities = List.copyOf(entities);
        }
    }

    /** Everything an extractor may speak of in an utterance. */
    public Material material(String utterance) {
        CleanText clean = cleaner.clean(utterance);
        List<Token> tokens = tokenizer.tokens(clean.text());
        List<NamedHere> named = spotter.spot(tokens).stream()
                .map(span -> new NamedHere(
                        clean.text()
                                .substring(
                                        tokens.get(span.from()).start(),
                                        tokens.get(span.to() - 1).end()),
                        span.links().stream().map(Span.Link::entity).toList()))
                .toList();
        return new Material(clean.text(), named);
    }

    /**
     * Puts what an extractor claims in the words of the contract.
     *
     * @return empty if a part of the claim has no ground in the utterance
     */
    public Optional<Interpretation> ground(UtteranceRequest request, Extraction extraction) {
        CleanText clean = cleaner.clean(request.text());
        List<Token> tokens = tokenizer.tokens(clean.text());
        String language = request.lang() != null ? request.lang() : languages.detect(tokens);
        Chosen chosen = Chosen.of(request.answers(), index, wordings.lexicon());
        return new Grounding(clean, tokens, language, spotter.spot(tokens), wordings.lexicon())
                .of(extraction)
                .map(understood -> new InterpretationWriter(chosen.applyTo(understood), index, chosen).write());
    }

    /** The relations an utterance may speak of. */
    public RelationLexicon lexicon() {
        return wordings.lexicon();
    }

    /**
     * Reads a text.
     *
     * @param language {@code en} or {@code zh}; detected when null
     */
    Understanding read(String text, @Nullable String language) {
        return read(text, language, Chosen.nothing());
    }

    private Understanding read(String text, @Nullable String language, Chosen chosen) {
        CleanText clean = cleaner.clean(text);
        List<Token> raw = Casing.lowered(tokenizer.tokens(clean.text()));
        String lang = language != null ? language : languages.detect(raw);
        if (raw.size() > MOST_TOKENS) {
            return tooLong(clean, raw, lang);
        }
        Understanding understood = understand(clean, raw, lang, chosen);
        return lang.equals("zh") ? withoutAsides(understood, clean, raw, chosen) : understood;
    }

    private Understanding understand(CleanText clean, List<Token> raw, String lang, Chosen chosen) {
        List<Span> found = spotter.spot(raw);
        List<Span> sure = names.choose(raw, found, Literals.dates(clean.text(), raw));
        List<Token> tokens = repair.repair(raw, sure);
        List<Span> literals = Literals.find(clean.text(), tokens, sure);
        sure.removeIf(name -> literals.stream().anyMatch(name::overlaps));
        List<Part> parts = parts(tokens, lang, found, sure, literals, chosen.relation());
        return new Combination(content, clean, tokens, lang, chosen.topic()).of(acts(parts));
    }

    /** What a text says without the clauses that say something else; and a question where one of those takes it back. */
    private Understanding withoutAsides(Understanding understood, CleanText clean, List<Token> raw, Chosen chosen) {
        boolean takesBack = understood.intent() == Intent.RETRACT;
        boolean again = raw.size() <= MOST_TOKENS_A_SENTENCE
                && (takesBack || !understood.changes() && understood.mayMeanMore());
        if (!again && !understood.changes()) {
            return understood;
        }
        List<Span> named = names.choose(raw, spotter.spot(raw), Literals.dates(clean.text(), raw));
        if (understood.changes() && chineseAsides.reserve(raw, named, takesBack)) {
            return understood.reserved();
        }
        if (!again) {
            return understood;
        }
        return chineseAsides
                .without(raw, named)
                .map(kept -> understand(clean, kept, understood.language(), chosen))
                .filter(Understanding::changes)
                .orElse(understood);
    }

    private static Understanding tooLong(CleanText text, List<Token> tokens, String language) {
        return new Understanding(
                text,
                tokens,
                language,
                Intent.CLARIFY,
                1,
                List.of(),
                Doubt.NOT_UNDERSTOOD,
                List.of(),
                List.of(),
                "too long");
    }

    private List<Part> parts(
            List<Token> tokens,
            String lang,
            List<Span> found,
            List<Span> sure,
            List<Span> literals,
            @Nullable String relation) {
        List<Part> parts = new ArrayList<>();
        Effort effort = new Effort();
        boolean zh = lang.equals("zh");
        for (Sentence sentence : Sentences.split(tokens, sure)) {
            List<Span> inside = Content.inside(sure, sentence.from(), sentence.to());
            boolean says = tokens.subList(sentence.from(), sentence.to()).stream()
                    .anyMatch(token -> !token.isMark() || !token.fold().isEmpty());
            if (!says
                    || sentence.to() - sentence.from() > MOST_TOKENS_A_SENTENCE
                    || inside.size() > MOST_NAMES_A_SENTENCE) {
                continue;
            }
            List<Span> masking = new ArrayList<>(inside);
            masking.addAll(values(tokens, sentence, found, inside));
            List<Span> said = Content.inside(literals, sentence.from(), sentence.to());
            Asides.Beside beside = new Asides.Beside(tokens, sentence, inside, valued(masking, said));
            BitSet remarks = zh ? new BitSet() : asides.find(beside, false);
            Masked masked = Masked.of(tokens, sentence.from(), sentence.to(), masking, remarks, zh);
            boolean corrected = !said.isEmpty() && masked.has(LITERAL_CORRECTED);
            if (corrected) {
                masking.addAll(said);
                masked = Masked.of(tokens, sentence.from(), sentence.to(), masking, remarks, zh);
            }
            Speech heard = (zh ? chinese : english).read(masked, sentence.asks());
            Speech told = heard.besides(zh || !heard.denies() ? remarks : asides.find(beside, true));
            List<Token> begun = told.affirms() ? Endings.begun(tokens, masked) : tokens;
            Speech speech = begun == tokens ? told : told.denied();
            ValidTime time = ValidTime.of(masked, LocalDate.now(clock));
            said.removeIf(literal -> time.tokens().get(literal.from())
                    || speech.old().get(literal.from())
                    || speech.frame().get(literal.from()));
            List<Span> old = masking.stream()
                    .filter(name -> speech.old().get(name.from()))
                    .toList();
            Content content = content(begun, sentence, speech, time, inside, old, found, said, relation, effort);
            boolean reserved = !zh
                    && (speech.affirms() || speech.act() == Act.COMPLAIN)
                    && Asides.reserves(beside, explained(speech, time, said));
            parts.add(new Part(sentence, reserved ? speech.reserved() : speech, content, time, old));
        }
        return parts;
    }

    private static BitSet explained(Speech speech, ValidTime time, List<Span> literals) {
        BitSet explained = (BitSet) speech.frame().clone();
        explained.or(time.tokens());
        explained.or(speech.old());
        literals.forEach(literal -> explained.set(literal.from(), literal.to()));
        return explained;
    }

    /** Words that may stand for something though they are no sure names. */
    private static List<Span> valued(List<Span> masking, List<Span> literals) {
        List<Span> valued = new ArrayList<>(literals);
        valued.addAll(masking);
        return valued;
    }

    /** Ordinary words that are values of facts, and so may be said to hold no longer. */
    private List<Span> values(List<Token> tokens, Sentence sentence, List<Span> found, List<Span> inside) {
        return Content.inside(found, sentence.from(), sentence.to()).stream()
                .filter(span -> span.kind() == Kind.WEAK_NAME
                        && span.length() == 1
                        && inside.stream().noneMatch(span::overlaps))
                .filter(span -> span.links().getFirst().entity().asObject().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        >= USUAL_VALUE)
                .filter(span ->
                        !EnglishVerbs.words().contains(tokens.get(span.from()).fold())
                                && !content.nouns().hold(tokens, span, sentence.from(), sentence.to()))
                .toList();
    }

    private static Content content(
            List<Token> tokens,
            Sentence sentence,
            Speech speech,
            ValidTime time,
            List<Span> inside,
            List<Span> old,
            List<Span> found,
            List<Span> literals,
            @Nullable String relation,
            Effort effort) {
        BitSet ignored = (BitSet) speech.frame().clone();
        ignored.or(time.tokens());
        List<Span> current = new ArrayList<>(inside);
        current.removeAll(old);
        current.removeIf(name -> time.tokens().get(name.from()));
        for (Span name : old) {
            ignored.set(name.from(), name.to());
        }
        List<Span> weak = Content.inside(found, sentence.from(), sentence.to()).stream()
                .filter(span -> inside.stream().noneMatch(span::overlaps)
                        && old.stream().noneMatch(span::overlaps)
                        && speech.frame().get(span.from(), span.to()).isEmpty())
                .filter(span -> span.kind() == Kind.WEAK_NAME || span.kind() == Kind.NAME)
                .toList();
        return new Content(
                tokens, sentence.from(), sentence.to(), current, weak, literals, ignored, null, relation, effort);
    }

    /** Hands acts of sentences without content to the ones they speak about. */
    private List<Piece> acts(List<Part> parts) {
        List<Piece> pieces = new ArrayList<>();
        Act pending = Act.STATE;
        String cue = "";
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean last = parts.subList(i + 1, parts.size()).stream().allMatch(Part::isEmpty);
            if (part.isEmpty() && !last && part.speech().forward() && !speaksOfAll(part.content())) {
                pending = part.speech().act() == Act.COMPLAIN
                        ? Act.WRITE
                        : part.speech().act();
                cue = part.speech().cue();
                continue;
            }
            Act act = part.speech().act();
            if (act == Act.STATE && pending != Act.STATE) {
                act = pending;
            } else {
                cue = part.speech().cue();
            }
            Piece piece = new Piece(part.content(), act, part.speech(), part.time(), part.old(), cue);
            pieces.add(Retractors.retract(parts, i) ? piece.withAct(Act.HEDGE, "beside it") : piece);
        }
        return backwards(pieces);
    }

    /** "Delete everything" is no word about the sentence beside it. */
    private static boolean speaksOfAll(Content content) {
        StringBuilder text = new StringBuilder();
        for (Token token : content.tokens().subList(content.from(), content.to())) {
            text.append(token.kind() == Token.Kind.HAN ? "" : " ").append(token.fold());
        }
        return ALL.matcher(text).find();
    }

    /** "X is Y. Is that true?" asks about the first sentence; "X is Y. Delete that." takes it back. */
    private List<Piece> backwards(List<Piece> pieces) {
        List<Piece> result = new ArrayList<>();
        for (Piece piece : pieces) {
            boolean about = !result.isEmpty()
                    && piece.content().names().isEmpty()
                    && result.getLast().act() == Act.STATE
                    && (piece.act() != Act.RETRACT || !speaksOfAll(piece.content()));
            if (about && piece.act() == Act.WRITE && !content.nouns().in(piece.content())) {
                result.set(result.size() - 1, result.getLast().withAct(Act.WRITE, piece.cue()));
            } else if (about
                    && (piece.act() == Act.VERIFY || piece.act() == Act.SUPPOSE || piece.act() == Act.RETRACT)) {
                result.set(result.size() - 1, result.getLast().withAct(piece.act(), piece.cue()));
            } else {
                result.add(piece);
            }
        }
        return result;
    }
}
