package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.text.Token;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence, what it does and what it may say.
 *
 * @param act what it does, after its neighbours were looked at
 * @param old names that hold no longer
 * @param cue the words that decided, for the explanation
 */
record Piece(Content content, Act act, Speech speech, ValidTime time, List<Span> old, String cue) {
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
            "recent",
            "modification",
            "modifications",
            "revision",
            "input",
            "entered",
            "typed",
            "did",
            "done",
            "step",
            "action",
            "previous",
            "state",
            "saved",
            "submitted",
            "edited",
            "changed");
    private static final Set<String> PRONOUNS =
            Set.of("he", "she", "it", "they", "his", "her", "its", "their", "\u4ED6", "\u5979", "\u5B83");
    private static final Set<String> SELF = Set.of("i", "we", "my", "our", "\u6211");
    private static final Pattern HAN_STORE =
            Pattern.compile("修改|编辑|更改|操作|改动|更新|事实|知识|信息|记录|上一|它|这|刚|条|步|笔|提交|变更|原样|原状|之前|没说|undo|revert|ctrl");

    Piece withAct(Act other, String otherCue) {
        return new Piece(content, other, speech, time, old, otherCue);
    }

    /** About what was spoken of before. */
    Piece withTopic(@Nullable Argument topic) {
        return new Piece(content.withTopic(topic), act, speech, time, old, cue);
    }

    /** In a retraction, what is said to hold no longer is what to take back. */
    Content contentWithOld() {
        return old.isEmpty() || content.names().size() > 1 ? content : content.with(old);
    }

    /** Whether it may name something. */
    boolean mayName() {
        return !content.names().isEmpty() || !content.weak().isEmpty() || content.topic() != null;
    }

    /** "Something is wrong with X. She lives in Y.": tells no more than whom the next piece is about. */
    boolean introduces(Piece next) {
        return act == Act.COMPLAIN
                && (next.act == Act.STATE || next.act == Act.WRITE)
                && content.names().size() == 1
                && content.names().getFirst().isKnown()
                && next.beginsWithPronoun();
    }

    /** The first of its names, which is known. */
    Argument firstNamed() {
        Span name = content.names().getFirst();
        return new Argument(
                name, name.links().getFirst().entity(), name.links().getFirst().score());
    }

    private boolean beginsWithPronoun() {
        for (int i = content.from(); i < content.to(); i++) {
            Token token = content.tokens().get(i);
            if (!token.isMark() && !content.ignored().get(i)) {
                return PRONOUNS.contains(token.fold());
            }
        }
        return false;
    }

    /** Nothing but a name. */
    boolean isBare() {
        for (int i = content.from(); i < content.to(); i++) {
            int at = i;
            if (!content.tokens().get(i).isMark()
                    && content.names().stream().noneMatch(name -> name.from() <= at && at < name.to())) {
                return false;
            }
        }
        return true;
    }

    /** Begins with who is speaking: what people do and see themselves is no fact of the graph. */
    boolean speaksOfSelf() {
        for (int i = content.from(); i < content.to(); i++) {
            Token token = content.tokens().get(i);
            if (!token.isMark() && !content.ignored().get(i)) {
                return SELF.contains(token.fold());
            }
        }
        return false;
    }

    /** Speaks of what is stored, if only by a pronoun: there is something to ask back about. */
    boolean aboutStore(String language) {
        StringBuilder text = new StringBuilder();
        for (Token token : content.tokens().subList(content.from(), content.to())) {
            if (STORE.contains(token.fold())) {
                return true;
            }
            text.append(token.text());
        }
        return language.equals("zh") && HAN_STORE.matcher(text).find();
    }
}
