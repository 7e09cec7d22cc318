package io.emend.interpreter.parse;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.InterpretedOperation.Op;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.parse.Understanding.Doubt;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What sentences that state, command, complain or take back come to: an edit, or a question about one. */
final class Statements {
    /** From here on a reading needs no words that speak for it. */
    private static final double CLEAR = 0.8;
    /** What someone would like to do is no fact with reserve. */
    private static final Pattern WISH = Pattern.compile("^would (?:love|like|prefer|hate|want)");

    private final ContentReader reader;
    private final Gathered said;

    Statements(ContentReader reader, Gathered said) {
        this.reader = reader;
        this.said = said;
    }

    void write(Piece piece) {
        if (!piece.mayName()) {
            if (piece.act() == Act.WRITE
                    && (piece.aboutStore(said.language()) || piece.content().topic() != null)) {
                said.intend(Intent.CLARIFY);
                said.doubt(Doubt.NO_SUBJECT);
            } else {
                said.intend(Intent.CHAT);
            }
            return;
        }
        List<Reading> statements = reader.statements(piece.content());
        boolean denied = piece.speech().negated();
        if (!Gathered.sure(statements)
                && !piece.old().isEmpty()
                && piece.content().names().size() == 1) {
            statements = reader.statements(piece.contentWithOld());
            denied = true;
        }
        if (!Gathered.sure(statements)) {
            if (!asksAboutPassages(piece, statements)) {
                partial(piece, statements);
            }
            return;
        }
        said.because(piece.cue());
        List<Token> unexplained = denied ? reader.unexplained(piece, statements) : reader.objections(piece, statements);
        if (!unexplained.isEmpty() && asksAboutPassages(piece, statements)) {
            return;
        }
        if (piece.act() == Act.STATE
                && !unexplained.isEmpty()
                && (statements.getFirst().confidence() < Gathered.WORTH_ASKING || piece.speaksOfSelf())) {
            said.intend(Intent.CHAT);
            return;
        }
        if (!unexplained.isEmpty() || statements.stream().anyMatch(Statements::saysNothing)) {
            said.leaveOut(unexplained);
            said.intend(Intent.CLARIFY);
            said.doubt(Doubt.UNEXPLAINED);
            Op op = denied ? Op.RETRACT : Op.ASSERT;
            statements.forEach(
                    reading -> said.add(ParsedOperation.of(op, reading).during(piece.time())));
            return;
        }
        for (Reading reading : statements) {
            said.intend(denied ? Intent.RETRACT : Intent.EDIT);
            if (!denied) {
                retractOld(piece, reading);
            }
            said.add(
                    ParsedOperation.of(denied ? Op.RETRACT : Op.ASSERT, reading).during(piece.time()));
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
        said.because(piece.cue());
        List<Reading> all = new ArrayList<>(passages);
        statements.stream()
                .filter(reading -> reading.confidence() >= ContentReader.SURE)
                .filter(reading -> passages.stream().noneMatch(other -> other.saysOf(reading)))
                .forEach(all::add);
        said.intend(Intent.CLARIFY);
        said.doubt(Doubt.UNEXPLAINED);
        said.leaveOut(reader.unexplained(piece, all));
        all.forEach(reading -> said.add(ParsedOperation.of(Op.ASSERT, reading)));
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
                said.add(new ParsedOperation(
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
        said.because(piece.cue());
        List<Reading> slots = reader.slots(piece.content());
        said.alternatives(statements.isEmpty() ? slots : statements);
        boolean single = piece.content().names().size() <= 1;
        boolean commanded = piece.act() == Act.WRITE;
        boolean slot =
                commanded || piece.act() == Act.COMPLAIN || reader.nouns().in(piece.content());
        if (single
                && slot
                && !slots.isEmpty()
                && slots.getFirst().confidence() >= Gathered.SLOT_SURE
                && slots.getFirst().subject() != null) {
            said.intend(Intent.CLARIFY);
            said.doubt(Doubt.NO_OBJECT);
            said.mention(ParsedOperation.of(Op.ASSERT, slots.getFirst()));
        } else if (single
                && !commanded
                && piece.speech().act() == Act.STATE
                && !piece.speech().negated()) {
            said.intend(piece.isBare() ? Intent.CLARIFY : Intent.CHAT);
            if (piece.isBare()) {
                said.doubt(Doubt.NO_RELATION);
                said.mentionFirst(Op.ASSERT, piece);
            }
        } else if (piece.act() == Act.STATE
                && (statements.isEmpty()
                        || statements.getFirst().confidence() < Gathered.RELATED
                        || piece.content().names().stream().anyMatch(name -> !name.isKnown()))) {
            said.intend(Intent.CHAT);
        } else {
            said.intend(Intent.CLARIFY);
            said.doubt(Doubt.NO_RELATION);
            said.mentionFirst(Op.ASSERT, piece);
        }
    }

    void retract(Piece piece) {
        if (!piece.mayName()) {
            said.intend(
                    piece.aboutStore(said.language()) || piece.content().topic() != null
                            ? Intent.CLARIFY
                            : Intent.CHAT);
            said.doubt(Doubt.NO_SUBJECT);
            return;
        }
        said.because(piece.cue());
        List<Reading> statements = reader.statements(piece.contentWithOld());
        if (Gathered.sure(statements)) {
            for (Reading reading : statements) {
                said.intend(Intent.RETRACT);
                said.add(ParsedOperation.of(Op.RETRACT, reading).during(piece.time()));
            }
            return;
        }
        List<Reading> slots = reader.slots(piece.content());
        said.alternatives(statements.isEmpty() ? slots : statements);
        said.intend(Intent.CLARIFY);
        if (!slots.isEmpty()
                && slots.getFirst().confidence() >= Gathered.SLOT_SURE
                && slots.getFirst().subject() != null
                && piece.content().names().size() == 1) {
            said.doubt(Doubt.NO_OBJECT);
            said.mention(ParsedOperation.of(Op.RETRACT, slots.getFirst()));
        } else {
            said.doubt(Doubt.NO_RELATION);
            said.mentionFirst(Op.ASSERT, piece);
        }
    }

    void complain(Piece piece) {
        if (!piece.mayName()) {
            said.intend(Intent.CHAT);
            return;
        }
        List<Reading> statements = piece.content().names().size() > 1 ? reader.statements(piece.content()) : List.of();
        if (Gathered.sure(statements)) {
            write(piece);
        } else {
            partial(piece, statements);
        }
    }

    void hedge(Piece piece) {
        said.because(piece.cue());
        List<Reading> statements = reader.statements(piece.content());
        if (Gathered.sure(statements)
                && statements.getFirst().confidence() >= Gathered.WORTH_ASKING
                && !WISH.matcher(piece.cue()).find()) {
            said.intend(Intent.CLARIFY);
            said.doubt(Doubt.RESERVED);
            said.mention(ParsedOperation.of(Op.ASSERT, statements.getFirst()));
        } else {
            said.intend(Intent.CHAT);
        }
    }

    /** Two names with nothing between them that says a relation, and in no wording that is known. */
    private static boolean saysNothing(Reading reading) {
        return reading.wordsFrom() < 0 && !reading.knownWording() && reading.confidence() < CLEAR;
    }
}
