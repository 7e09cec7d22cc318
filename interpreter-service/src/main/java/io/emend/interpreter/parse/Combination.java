package io.emend.interpreter.parse;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.InterpretedOperation.Op;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.parse.ContentReader.Content;
import io.emend.interpreter.parse.Understanding.Doubt;
import io.emend.interpreter.text.CleanText;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what the sentences of one utterance say. Made for one utterance. */
final class Combination {
    private static final double SLOT_SURE = 0.4;
    private static final double RELATED = 0.3;
    /** From here on a reading needs no words that speak for it. */
    private static final double CLEAR = 0.8;

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
    private @Nullable Argument topic;

    Combination(ContentReader reader, CleanText text, List<Token> tokens, String language, @Nullable Argument topic) {
        this.reader = reader;
        this.text = text;
        this.tokens = tokens;
        this.language = language;
        this.topic = topic;
    }

    /** A sentence, what it does and what it may say. */
    record Piece(Content content, Act act, Speech speech, ValidTime time, List<Span> old, String cue) {
        Piece withAct(Act other, String otherCue) {
            return new Piece(content, other, speech, time, old, otherCue);
        }
    }

    Understanding of(List<Piece> pieces) {
        boolean supposes = pieces.stream().anyMatch(piece -> piece.act() == Act.SUPPOSE);
        for (Piece piece : pieces) {
            Piece told = withTopic(piece);
            if (supposes) {
                suppose(told);
            } else {
                read(told);
            }
        }
        return finish(supposes);
    }

    private Piece withTopic(Piece piece) {
        Content c = piece.content();
        return new Piece(
                new Content(c.tokens(), c.from(), c.to(), c.names(), c.weak(), c.ignored(), topic, c.relation()),
                piece.act(),
                piece.speech(),
                piece.time(),
                piece.old(),
                piece.cue());
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
                because.add(piece.cue());
                intents.add(Intent.CHAT);
            }
            case SUPPOSE -> suppose(piece);
        }
    }

    private void write(Piece piece) {
        if (!names(piece)) {
            if (piece.act() == Act.WRITE
                    && (aboutStore(piece) || piece.content().topic() != null)) {
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
            statements = reader.statements(withOld(piece));
            denied = true;
        }
        if (!sure(statements)) {
            partial(piece, statements);
            return;
        }
        because.add(piece.cue());
        List<Token> unexplained = reader.unexplained(piece, statements);
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
        if (single
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
            intents.add(isBare(piece) ? Intent.CLARIFY : Intent.CHAT);
            if (isBare(piece)) {
                doubt(Doubt.NO_RELATION);
                about(piece);
            }
        } else if (piece.act() == Act.STATE
                && (statements.isEmpty() || statements.getFirst().confidence() < RELATED)) {
            intents.add(Intent.CHAT);
        } else {
            intents.add(Intent.CLARIFY);
            doubt(Doubt.NO_RELATION);
            about(piece);
        }
    }

    /** Nothing but a name. */
    private boolean isBare(Piece piece) {
        Content c = piece.content();
        for (int i = c.from(); i < c.to(); i++) {
            int at = i;
            if (!tokens.get(i).isMark() && c.names().stream().noneMatch(name -> name.from() <= at && at < name.to())) {
                return false;
            }
        }
        return true;
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
        if (!names(piece)) {
            intents.add(aboutStore(piece) || piece.content().topic() != null ? Intent.CLARIFY : Intent.CHAT);
            doubt(Doubt.NO_SUBJECT);
            return;
        }
        because.add(piece.cue());
        List<Reading> statements = reader.statements(withOld(piece));
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

    /** In a retraction, what is said to hold no longer is what to take back. */
    private static Content withOld(Piece piece) {
        Content c = piece.content();
        if (piece.old().isEmpty() || c.names().size() > 1) {
            return c;
        }
        List<Span> names = new ArrayList<>(c.names());
        names.addAll(piece.old());
        names.sort(java.util.Comparator.comparingInt(Span::from));
        java.util.BitSet ignored = (java.util.BitSet) c.ignored().clone();
        piece.old().forEach(old -> ignored.clear(old.from(), old.to()));
        return new Content(c.tokens(), c.from(), c.to(), names, c.weak(), ignored, c.topic(), c.relation());
    }

    private void verify(Piece piece) {
        because.add(piece.cue());
        if (!names(piece)) {
            intents.add(Intent.CHAT);
            return;
        }
        List<Reading> statements = reader.statements(withOld(piece));
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
        if (!names(piece)) {
            intents.add(aboutStore(piece) ? Intent.UNDO : Intent.CHAT);
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
        if (!names(piece)) {
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
        if (sure(statements)) {
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

    private boolean names(Piece piece) {
        return !piece.content().names().isEmpty()
                || !piece.content().weak().isEmpty()
                || piece.content().topic() != null;
    }

    /** Speaks of what is stored, if only by a pronoun: there is something to ask back about. */
    private boolean aboutStore(Piece piece) {
        for (int i = piece.content().from(); i < piece.content().to(); i++) {
            if (STORE.contains(tokens.get(i).fold())) {
                return true;
            }
        }
        return language.equals("zh") && text.text().matches(".*(?:修改|编辑|更改|操作|改动|更新|事实|知识|信息|记录|上一|它|这).*");
    }

    private static final Set<String> STORE = Set.of(
            "it",
            "that",
            "this",
            "them",
            "everything",
            "all",
            "fact",
            "facts",
            "edit",
            "edits",
            "change",
            "changes",
            "update",
            "updates",
            "record",
            "records",
            "entry",
            "entries",
            "graph",
            "base",
            "knowledge",
            "information",
            "data",
            "last",
            "latest",
            "value",
            "statement",
            "statements",
            "triple",
            "capital",
            "these",
            "those",
            "database",
            "correction",
            "recent");

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
        double confidence =
                kept.stream().mapToDouble(ParsedOperation::confidence).min().orElse(intent == Intent.CHAT ? 0.7 : 0.9);
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
