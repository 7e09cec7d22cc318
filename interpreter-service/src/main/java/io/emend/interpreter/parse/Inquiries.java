package io.emend.interpreter.parse;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.InterpretedOperation.Op;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.parse.Understanding.Doubt;
import java.util.List;

/** What sentences that ask, or call a change back, come to. */
final class Inquiries {
    private final ContentReader reader;
    private final Gathered said;

    Inquiries(ContentReader reader, Gathered said) {
        this.reader = reader;
        this.said = said;
    }

    void verify(Piece piece) {
        said.because(piece.cue());
        if (!piece.mayName()) {
            said.intend(Intent.CHAT);
            return;
        }
        List<Reading> statements = reader.statements(piece.contentWithOld());
        if (Gathered.sure(statements)) {
            said.intend(Intent.VERIFY);
            statements.forEach(reading -> said.add(ParsedOperation.of(Op.VERIFY, reading)));
            return;
        }
        List<Reading> slots = reader.slots(piece.content());
        if (piece.content().names().size() == 1
                && !slots.isEmpty()
                && slots.getFirst().confidence() >= ContentReader.SURE) {
            said.intend(Intent.QUERY);
            said.add(ParsedOperation.of(Op.ASK, slots.getFirst()));
        } else if (piece.content().names().size() == 1) {
            said.intend(Intent.CHAT);
        } else {
            said.intend(Intent.CLARIFY);
            said.alternatives(statements);
            said.doubt(Doubt.NO_RELATION);
            said.mentionFirst(Op.ASSERT, piece);
        }
    }

    void ask(Piece piece) {
        said.because(piece.cue());
        if (piece.content().names().isEmpty()
                && piece.content().topic() == null
                && piece.content().weak().isEmpty()) {
            said.intend(Intent.CHAT);
            return;
        }
        List<Reading> slots = reader.slots(piece.content());
        if (slots.isEmpty() || slots.getFirst().confidence() < Gathered.RELATED) {
            boolean known = piece.content().names().stream().anyMatch(Span::isKnown);
            said.intend(known ? Intent.QUERY : Intent.CHAT);
            if (known) {
                said.alternatives(slots);
                said.mentionFirst(Op.ASK, piece);
            }
            return;
        }
        said.intend(Intent.QUERY);
        said.alternatives(slots);
        said.add(ParsedOperation.of(Op.ASK, slots.getFirst()));
    }

    void undo(Piece piece) {
        said.because(piece.cue());
        if (!piece.mayName()) {
            said.intend(
                    piece.cue().equals(EnglishCommands.UNDO_CUE) || piece.aboutStore(said.language())
                            ? Intent.UNDO
                            : Intent.CHAT);
            return;
        }
        List<Reading> slots = reader.slots(piece.content());
        List<Reading> statements = piece.content().names().size() > 1 ? reader.statements(piece.content()) : List.of();
        Reading slot = Gathered.sure(statements)
                ? statements.getFirst()
                : slots.isEmpty() || slots.getFirst().confidence() < Gathered.RELATED ? null : slots.getFirst();
        said.intend(Intent.UNDO);
        if (slot != null && slot.subject() != null) {
            said.add(ParsedOperation.of(Op.UNDO, slot));
        } else {
            said.mentionFirst(Op.UNDO, piece);
        }
    }
}
