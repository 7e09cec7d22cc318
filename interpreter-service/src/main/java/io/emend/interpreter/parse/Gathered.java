package io.emend.interpreter.parse;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.InterpretedOperation.Op;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.parse.Understanding.Doubt;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the sentences of one utterance have been found to say so far. Made for one utterance. */
final class Gathered {
    /** From here on a slot without a value is asked about. */
    static final double SLOT_SURE = 0.4;
    /** Below this a reading does not even tell which relation is meant. */
    static final double RELATED = 0.3;
    /** Below this a plain sentence that says more than was read of it is talk. */
    static final double WORTH_ASKING = 0.6;

    private final String language;
    private final List<ParsedOperation> operations = new ArrayList<>();
    private final List<String> because = new ArrayList<>();
    private final Set<Intent> intents = EnumSet.noneOf(Intent.class);
    private final List<Token> strange = new ArrayList<>();
    private List<Reading> alternatives = List.of();
    private @Nullable Doubt doubt;
    private boolean wantsOther;
    private @Nullable Argument topic;

    /** @param topic whom pronouns of the first sentence mean, null if nobody is known */
    Gathered(String language, @Nullable Argument topic) {
        this.language = language;
        this.topic = topic;
    }

    /** Whether the first reading is sure enough to be acted upon. */
    static boolean sure(List<Reading> readings) {
        return !readings.isEmpty() && readings.getFirst().confidence() >= ContentReader.SURE;
    }

    String language() {
        return language;
    }

    /** An operation that becomes what pronouns mean. */
    void add(ParsedOperation operation) {
        if (operations.stream().noneMatch(operation::saysTheSame)) {
            operations.add(operation);
        }
        if (operation.subject() != null) {
            topic = operation.subject();
        }
    }

    /** What pronouns mean from now on. */
    void speakOf(Argument named) {
        topic = named;
    }

    /** An operation that is only asked about. */
    void mention(ParsedOperation operation) {
        operations.add(operation);
    }

    /** Mentions the first known name of a piece. */
    void mentionFirst(Op op, Piece piece) {
        piece.content().names().stream()
                .filter(Span::isKnown)
                .findFirst()
                .ifPresent(name -> operations.add(ParsedOperation.about(
                        op,
                        new Argument(
                                name,
                                name.links().getFirst().entity(),
                                name.links().getFirst().score()))));
    }

    void intend(Intent intent) {
        intents.add(intent);
    }

    void because(String cue) {
        because.add(cue);
    }

    /** Words that no reading explains. */
    void leaveOut(List<Token> words) {
        strange.addAll(words);
    }

    void alternatives(List<Reading> readings) {
        alternatives = List.copyOf(readings);
    }

    /** Why something has to be asked; the first reason counts. */
    void doubt(Doubt reason) {
        if (doubt == null) {
            doubt = reason;
        }
    }

    /** A request for something other than facts. */
    void wantOther() {
        wantsOther = true;
    }

    boolean wantsOther() {
        return wantsOther;
    }

    @Nullable
    Argument topic() {
        return topic;
    }

    Set<Intent> intents() {
        return intents.isEmpty() ? EnumSet.of(Intent.CHAT) : EnumSet.copyOf(intents);
    }

    List<ParsedOperation> operations() {
        return operations;
    }

    List<Reading> alternatives() {
        return alternatives;
    }

    List<Token> strange() {
        return strange;
    }

    @Nullable
    Doubt doubt() {
        return doubt;
    }

    String reasons() {
        return String.join(" · ", because);
    }
}
