package io.emend.interpreter.parse;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.InterpretedOperation.Op;
import io.emend.interpreter.parse.Understanding.Doubt;
import io.emend.interpreter.text.CleanText;
import io.emend.interpreter.text.Token;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts together what the sentences of one utterance say. Made for one utterance. */
final class Combination {
    /** Confidence where a question is asked about a text of which nothing was read. */
    private static final double NOTHING_READ = 0.9;

    private static final double TALK = 0.9;
    private static final double LEFT_OVER = 0.4;
    private static final Set<String> SMALL_TALK = Set.of(
            "hi", "hello", "hey", "thanks", "thank", "thx", "bye", "goodbye", "morning", "night", "you", "your",
            "please", "lol", "ok", "okay", "sorry", "great", "cool", "nice", "wow", "haha", "ha");

    private static final Pattern HAN_SMALL_TALK = Pattern.compile("[你您]|谢|早上好|晚上好|晚安|再见|明天见|哈哈|没事|聊|抱歉|对不起|辛苦|请稍");

    private final ContentReader reader;
    private final CleanText text;
    private final List<Token> tokens;
    private final Gathered said;
    private final Statements statements;
    private final Inquiries inquiries;

    Combination(ContentReader reader, CleanText text, List<Token> tokens, String language, @Nullable Argument topic) {
        this.reader = reader;
        this.text = text;
        this.tokens = tokens;
        this.said = new Gathered(language, topic);
        this.statements = new Statements(reader, said);
        this.inquiries = new Inquiries(reader, said);
    }

    Understanding of(List<Piece> pieces) {
        boolean supposes = pieces.stream().anyMatch(piece -> piece.act() == Act.SUPPOSE);
        for (int i = 0; i < pieces.size(); i++) {
            Piece told = pieces.get(i).withTopic(said.topic());
            if (i + 1 < pieces.size() && told.introduces(pieces.get(i + 1))) {
                said.speakOf(told.firstNamed());
            } else if (supposes) {
                suppose(told);
            } else {
                read(told);
            }
        }
        return finish(supposes);
    }

    private void suppose(Piece piece) {
        said.because(piece.cue());
        for (Reading reading : reader.statements(piece.content())) {
            said.add(ParsedOperation.of(Op.SUPPOSE, reading));
        }
    }

    private void read(Piece piece) {
        switch (piece.act()) {
            case STATE, WRITE -> statements.write(piece);
            case RETRACT -> statements.retract(piece);
            case COMPLAIN -> statements.complain(piece);
            case HEDGE -> statements.hedge(piece);
            case VERIFY -> inquiries.verify(piece);
            case ASK -> inquiries.ask(piece);
            case UNDO -> inquiries.undo(piece);
            case OTHER -> {
                said.wantOther();
                said.because(piece.cue());
                said.intend(Intent.CHAT);
            }
            case SUPPOSE -> suppose(piece);
        }
    }

    private Understanding finish(boolean supposes) {
        Intent intent = supposes ? Intent.HYPOTHETICAL : intent();
        List<ParsedOperation> kept = intent == Intent.CHAT ? List.of() : said.operations();
        double confidence = kept.stream()
                .mapToDouble(ParsedOperation::confidence)
                .min()
                .orElse(intent == Intent.CHAT ? chatConfidence() : NOTHING_READ);
        Doubt reason = intent == Intent.CLARIFY ? (said.doubt() == null ? Doubt.NOT_UNDERSTOOD : said.doubt()) : null;
        return new Understanding(
                text,
                tokens,
                said.language(),
                intent,
                confidence,
                kept,
                reason,
                said.alternatives(),
                said.strange(),
                said.reasons());
    }

    /** That nothing was understood is a weak reason to take a text for talk; a request for something else is a good one. */
    private double chatConfidence() {
        return said.wantsOther() ? TALK : reader.sense(tokens) * (greets() ? TALK : LEFT_OVER);
    }

    private boolean greets() {
        return tokens.stream().anyMatch(token -> SMALL_TALK.contains(token.fold()))
                || said.language().equals("zh")
                        && HAN_SMALL_TALK.matcher(text.text()).find();
    }

    private Intent intent() {
        Set<Intent> real = said.intents();
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
        said.doubt(Doubt.MIXED);
        return Intent.CLARIFY;
    }
}
