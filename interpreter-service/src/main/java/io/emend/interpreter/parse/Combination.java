package io.emend.interpreter.parse;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.InterpretedOperation.Op;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.parse.Understanding.Doubt;
import io.emend.interpreter.text.CleanText;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts together what the sentences of one utterance say. Made for one utterance. */
final class Combination {
    private static final double SLOT_SURE = 0.4;
    private static final double RELATED = 0.3;
    /** From here on a reading needs no words that speak for it. */
    private static final double CLEAR = 0.8;
    /** Below this a plain sentence that says more than was read of it is talk. */
    private static final double WORTH_ASKING = 0.6;
    /** Confidence where a question is asked about a text of which nothing was read. */
    private static final double NOTHING_READ = 0.9;

    private static final double TALK = 0.9;
    private static final double LEFT_OVER = 0.4;
    private static final Set<String> SMALL_TALK = Set.of(
            "hi", "hello", "hey", "thanks", "thank", "thx", "bye", "goodbye", "morning", "night", "you", "your",
            "please", "lol", "ok", "okay", "sorry", "great", "cool", "nice", "wow", "haha", "ha");
    /** What someone would like to do is no fact with reserve. */
    private static final Pattern WISH = Pattern.compile("^would (?:love|like|prefer|hate|want)");

    private static final Pattern HAN_SMALL_TALK = Pattern.compile("[你您]|谢|早上好|晚上好|晚安|再见|明天见|哈哈|没事|聊|抱歉|对不起|辛苦|请稍");

    private final ContentReader reader;
    private final CleanText text;
    private final List<Token> tokens;
    private final String language;
    private final List<ParsedOperation> operations = new ArrayList<>();
    private final List<String> because = new ArrayList<>();
    private final Set<Intent> intents = EnumSet.noneOf(Intent.class);
    private final List<Token> strange = new ArrayList<>();
    private List<Reading> alternatives = List.of();
    private @Nullable Doubt doubt;
    private boolean wantsOther;
    private @Nullable Argument topic;

    Combination(ContentReader reader, CleanText text, List<Token> tokens, String language, @Nullable Argument topic) {
        this.reader = reader;
        this.text = text;
        this.tokens = tokens;
        this.language = language;
        this.topic = topic;
    }

    Understanding of(List<Piece> pieces) {
        boolean supposes = pieces.stream().anyMatch(piece -> piece.act() == Act.SUPPOSE);
        for (Piece piece : pieces) {
            Piece told = piece.withTopic(topic);
            if (supposes) {
                suppose(told);
            } else {
                read(told);
            }
        }
        return finish(supposes);
    }

    private void suppose(Piece piece) {
        because.add(piece.cue());
        for (Reading reading : reader.statements(piece.content())) {
            add(ParsedOperation.of(Op.SUPPOSE, reading));
        }
    }

    private void read(Piece piece) {
        switch (piece.act()) {
            case STATE, WRITE -> write(piece);
            case RETRACT -> retract(piece);
            case VERIFY -> verify(piece);
            case ASK -> ask(piece);
            case UNDO -> undo(piece);
            case COMPLAIN -> complain(piece);
            case HEDGE -> hedge(piece);
            case OTHER -> {
                wantsOther = true;
                because.add(piece.cue());
                intents.add(Intent.CHAT);
            }
            case SUPPOSE -> suppose(piece);
        }
    }

    private void write(Piece piece) {
        if (!piece.mayName()) {
            if (piece.act() == Act.WRITE
                    && (piece.aboutStore(language) || piece.content().topic() != null)) {
                intents.add(Intent.CLARIFY);
                doubt(Doubt.NO_SUBJECT);
            } else {
                intents.add(Intent.CHAT);
            }
            return;
        }
        List<Reading> statements = reader.statements(piece.content());
        boolean denied = piece.speech().negated();
        if (!sure(statements)
                && !piece.old().isEmpty()
                && piece.content().names().size() == 1) {
            statements = reader.statements(piece.contentWithOld());
            denied = true;
        }
        if (!sure(statements)) {
            if (!asksAboutPassages(piece, statements)) {
                partial(piece, statements);
            }
            return;
        }
        because.add(piece.cue());
        List<Token> unexplained = reader.unexplained(piece, statements);
        if (!unexplained.isEmpty() && asksAboutPassages(piece, statements)) {
            return;
        }
        if (piece.act() == Act.STATE
                && !unexplained.isEmpty()
                && (statements.getFirst().confidence() < WORTH_ASKING || piece.speaksOfSelf())) {
            intents.add(Intent.CHAT);
            return;
        }
        if (!unexplained.isEmpty() || statements.stream().anyMatch(Combination::saysNothing)) {
            strange.addAll(unexplained);
            intents.add(Intent.CLARIFY);
            doubt(Doubt.UNEXPLAINED);
            Op op = denied ? Op.RETRACT : Op.ASSERT;
            statements.forEach(reading -> add(ParsedOperation.of(op, reading).during(piece.time())));
            return;
        }
        for (Reading reading : statements) {
            intents.add(denied ? Intent.RETRACT : Intent.EDIT);
            if (!denied) {
                retractOld(piece, reading);
            }
            add(ParsedOperation.of(denied ? Op.RETRACT : Op.ASSERT, reading).during(piece.time()));
        }
    }

    /** Asks whether to record what a long sentence was read for; false where nothing more was read. */
    private boolean asksAboutPassages(Piece piece, List<Reading> statements) {
        List<Reading> passages = piece.act() == Act.STATE
                        && !piece.speech().negated()
                        && piece.old().isEmpty()
                ? reader.passages(piece.content())
                : List.of();
        if (passages.isEmpty()) {
            return false;
        }
        because.add(piece.cue());
        List<Reading> all = new ArrayList<>(passages);
        statements.stream()
                .filter(reading -> reading.confidence() >= ContentReader.SURE)
                .filter(reading -> passages.stream().noneMatch(other -> other.saysOf(reading)))
                .forEach(all::add);
        intents.add(Intent.CLARIFY);
        doubt(Doubt.UNEXPLAINED);
        strange.addAll(reader.unexplained(piece, all));
        all.forEach(reading -> add(ParsedOperation.of(Op.ASSERT, reading)));
        return true;
    }

    /** The value said to hold no longer; where a slot holds one value the new one replaces it by itself. */
    private void retractOld(Piece piece, Reading reading) {
        if (reading.relation().functional()) {
            return;
        }
        for (Span old : piece.old()) {
            if (old.isKnown()
                    && reading.object() != null
                    && !old.overlaps(reading.object().span())) {
                Argument object = new Argument(
                        old,
                        old.links().getFirst().entity(),
                        old.links().getFirst().score());
                add(new ParsedOperation(
                        Op.RETRACT,
                        reading.subject(),
                        reading.relation(),
                        object,
                        null,
                        null,
                        reading.wordsFrom(),
                        reading.wordsTo(),
                        reading.confidence()));
            }
        }
    }

    private void partial(Piece piece, List<Reading> statements) {
        because.add(piece.cue());
        List<Reading> slots = reader.slots(piece.content());
        alternatives = statements.isEmpty() ? slots : statements;
        boolean single = piece.content().names().size() <= 1;
        boolean commanded = piece.act() == Act.WRITE;
        boolean slot = commanded || piece.act() == Act.COMPLAIN || reader.namesSlotOnly(piece.content());
        if (single
                && slot
                && !slots.isEmpty()
                && slots.getFirst().confidence() >= SLOT_SURE
                && slots.getFirst().subject() != null) {
            intents.add(Intent.CLARIFY);
            doubt(Doubt.NO_OBJECT);
            operations.add(ParsedOperation.of(Op.ASSERT, slots.getFirst()));
        } else if (single
                && !commanded
                && piece.speech().act() == Act.STATE
                && !piece.speech().negated()) {
            intents.add(piece.isBare() ? Intent.CLARIFY : Intent.CHAT);
            if (piece.isBare()) {
                doubt(Doubt.NO_RELATION);
                about(piece);
            }
        } else if (piece.act() == Act.STATE
                && (statements.isEmpty()
                        || statements.getFirst().confidence() < RELATED
                        || piece.content().names().stream().anyMatch(name -> !name.isKnown()))) {
            intents.add(Intent.CHAT);
        } else {
            intents.add(Intent.CLARIFY);
            doubt(Doubt.NO_RELATION);
            about(piece);
        }
    }

    private void about(Piece piece) {
        piece.content().names().stream()
                .filter(Span::isKnown)
                .findFirst()
                .ifPresent(name -> operations.add(ParsedOperation.about(
                        Op.ASSERT,
                        new Argument(
                                name,
                                name.links().getFirst().entity(),
                                name.links().getFirst().score()))));
    }

    private void retract(Piece piece) {
        if (!piece.mayName()) {
            intents.add(piece.aboutStore(language) || piece.content().topic() != null ? Intent.CLARIFY : Intent.CHAT);
            doubt(Doubt.NO_SUBJECT);
            return;
        }
        because.add(piece.cue());
        List<Reading> statements = reader.statements(piece.contentWithOld());
        if (sure(statements)) {
            for (Reading reading : statements) {
                intents.add(Intent.RETRACT);
                add(ParsedOperation.of(Op.RETRACT, reading).during(piece.time()));
            }
            return;
        }
        List<Reading> slots = reader.slots(piece.content());
        alternatives = statements.isEmpty() ? slots : statements;
        intents.add(Intent.CLARIFY);
        if (!slots.isEmpty()
                && slots.getFirst().confidence() >= SLOT_SURE
                && slots.getFirst().subject() != null
                && piece.content().names().size() == 1) {
            doubt(Doubt.NO_OBJECT);
            operations.add(ParsedOperation.of(Op.RETRACT, slots.getFirst()));
        } else {
            doubt(Doubt.NO_RELATION);
            about(piece);
        }
    }

    private void verify(Piece piece) {
        because.add(piece.cue());
        if (!piece.mayName()) {
            intents.add(Intent.CHAT);
            return;
        }
        List<Reading> statements = reader.statements(piece.contentWithOld());
        if (sure(statements)) {
            intents.add(Intent.VERIFY);
            statements.forEach(reading -> add(ParsedOperation.of(Op.VERIFY, reading)));
            return;
        }
        List<Reading> slots = reader.slots(piece.content());
        if (piece.content().names().size() == 1
                && !slots.isEmpty()
                && slots.getFirst().confidence() >= ContentReader.SURE) {
            intents.add(Intent.QUERY);
            add(ParsedOperation.of(Op.ASK, slots.getFirst()));
        } else if (piece.content().names().size() == 1) {
            intents.add(Intent.CHAT);
        } else {
            intents.add(Intent.CLARIFY);
            alternatives = statements;
            doubt(Doubt.NO_RELATION);
            about(piece);
        }
    }

    private void ask(Piece piece) {
        because.add(piece.cue());
        if (piece.content().names().isEmpty()
                && piece.content().topic() == null
                && piece.content().weak().isEmpty()) {
            intents.add(Intent.CHAT);
            return;
        }
        List<Reading> slots = reader.slots(piece.content());
        if (slots.isEmpty() || slots.getFirst().confidence() < RELATED) {
            boolean known = piece.content().names().stream().anyMatch(Span::isKnown);
            intents.add(known ? Intent.QUERY : Intent.CHAT);
            if (known) {
                alternatives = slots;
                Span name = piece.content().names().stream()
                        .filter(Span::isKnown)
                        .findFirst()
                        .orElseThrow();
                operations.add(ParsedOperation.about(
                        Op.ASK,
                        new Argument(
                                name,
                                name.links().getFirst().entity(),
                                name.links().getFirst().score())));
            }
            return;
        }
        intents.add(Intent.QUERY);
        alternatives = slots;
        add(ParsedOperation.of(Op.ASK, slots.getFirst()));
    }

    private void undo(Piece piece) {
        because.add(piece.cue());
        if (!piece.mayName()) {
            intents.add(piece.aboutStore(language) ? Intent.UNDO : Intent.CHAT);
            return;
        }
        List<Reading> slots = reader.slots(piece.content());
        List<Reading> statements = piece.content().names().size() > 1 ? reader.statements(piece.content()) : List.of();
        Reading slot = sure(statements)
                ? statements.getFirst()
                : slots.isEmpty() || slots.getFirst().confidence() < RELATED ? null : slots.getFirst();
        intents.add(Intent.UNDO);
        if (slot != null && slot.subject() != null) {
            add(ParsedOperation.of(Op.UNDO, slot));
        } else {
            piece.content().names().stream()
                    .filter(Span::isKnown)
                    .findFirst()
                    .ifPresent(name -> operations.add(ParsedOperation.about(
                            Op.UNDO,
                            new Argument(
                                    name,
                                    name.links().getFirst().entity(),
                                    name.links().getFirst().score()))));
        }
    }

    private void complain(Piece piece) {
        if (!piece.mayName()) {
            intents.add(Intent.CHAT);
            return;
        }
        List<Reading> statements = piece.content().names().size() > 1 ? reader.statements(piece.content()) : List.of();
        if (sure(statements)) {
            write(piece);
        } else {
            partial(piece, statements);
        }
    }

    private void hedge(Piece piece) {
        because.add(piece.cue());
        List<Reading> statements = reader.statements(piece.content());
        if (sure(statements)
                && statements.getFirst().confidence() >= WORTH_ASKING
                && !WISH.matcher(piece.cue()).find()) {
            intents.add(Intent.CLARIFY);
            doubt(Doubt.RESERVED);
            operations.add(ParsedOperation.of(Op.ASSERT, statements.getFirst()));
        } else {
            intents.add(Intent.CHAT);
        }
    }

    /** Two names with nothing between them that says a relation, and in no wording that is known. */
    private static boolean saysNothing(Reading reading) {
        return reading.wordsFrom() < 0 && !reading.knownWording() && reading.confidence() < CLEAR;
    }

    private static boolean sure(List<Reading> readings) {
        return !readings.isEmpty() && readings.getFirst().confidence() >= ContentReader.SURE;
    }

    private void add(ParsedOperation operation) {
        operations.add(operation);
        if (operation.subject() != null) {
            topic = operation.subject();
        }
    }

    private void doubt(Doubt reason) {
        if (doubt == null) {
            doubt = reason;
        }
    }

    private Understanding finish(boolean supposes) {
        Intent intent = supposes ? Intent.HYPOTHETICAL : intent();
        List<ParsedOperation> kept = intent == Intent.CHAT ? List.of() : operations;
        double confidence = kept.stream()
                .mapToDouble(ParsedOperation::confidence)
                .min()
                .orElse(intent == Intent.CHAT ? chatConfidence() : NOTHING_READ);
        Doubt reason = intent == Intent.CLARIFY ? (doubt == null ? Doubt.NOT_UNDERSTOOD : doubt) : null;
        return new Understanding(
                text,
                tokens,
                language,
                intent,
                confidence,
                kept,
                reason,
                alternatives,
                strange,
                String.join(" · ", because));
    }

    /** That nothing was understood is a weak reason to take a text for talk; a request for something else is a good one. */
    private double chatConfidence() {
        return wantsOther ? TALK : reader.sense(tokens) * (greets() ? TALK : LEFT_OVER);
    }

    private boolean greets() {
        return tokens.stream().anyMatch(token -> SMALL_TALK.contains(token.fold()))
                || language.equals("zh") && HAN_SMALL_TALK.matcher(text.text()).find();
    }

    private Intent intent() {
        Set<Intent> real = EnumSet.copyOf(intents.isEmpty() ? EnumSet.of(Intent.CHAT) : intents);
        real.remove(Intent.CHAT);
        if (real.isEmpty()) {
            return Intent.CHAT;
        }
        if (real.size() == 1) {
            return real.iterator().next();
        }
        if (real.equals(EnumSet.of(Intent.EDIT, Intent.RETRACT))) {
            return Intent.EDIT;
        }
        if (real.equals(EnumSet.of(Intent.QUERY, Intent.VERIFY))) {
            return Intent.QUERY;
        }
        doubt = doubt == null ? Doubt.MIXED : doubt;
        return Intent.CLARIFY;
    }
}
