package io.emend.training;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Packs documents into token rows: each starts with the beginning-of-text token, none is split unless it is longer
 * than a row, and what remains of a row is padding without weight.
 */
final class RowPacker {
    /** Weight of tokens that are not part of an answer. */
    private static final float CONTEXT_WEIGHT = 0.25f;

    private final HuggingFaceTokenizer tokenizer;
    private final int length;
    private final int rows;
    private final long begin;

    RowPacker(HuggingFaceTokenizer tokenizer, int rows, int length, long begin) {
        this.tokenizer = tokenizer;
        this.rows = rows;
        this.length = length;
        this.begin = begin;
    }

    /** Batches of the documents in order; a last incomplete batch is dropped. */
    List<Batch> pack(List<Document> documents) {
        List<Row> packed = new ArrayList<>();
        Row row = new Row(length);
        for (Document document : documents) {
            Encoded encoded = encode(document);
            if (!row.fits(encoded)) {
                packed.add(row);
                row = new Row(length);
            }
            row.add(encoded);
        }
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i + rows <= packed.size(); i += rows) {
            batches.add(batch(packed.subList(i, i + rows)));
        }
        return batches;
    }

    /** Tokens, their weights, the names in them, and what is edited there. */
    private record Encoded(long[] tokens, float[] weights, List<Span> names, List<Document.Edit> edits) {}

    /** First and last token of a name. */
    private record Span(int from, int last, boolean readAtItsEnd) {
        Span shifted(int by) {
            return new Span(from + by, last + by, readAtItsEnd);
        }
    }

    private Encoded encode(Document document) {
        long[] tokens = tokenizer.encode(document.text()).getIds();
        float[] weights = new float[tokens.length];
        Arrays.fill(weights, CONTEXT_WEIGHT);
        List<Span> names = new ArrayList<>();
        var text = new StringBuilder();
        for (Document.Piece piece : document.pieces()) {
            if (piece.role() == Document.Role.CONTEXT) {
                text.append(piece.text());
                continue;
            }
            int from = count(text.toString().stripTrailing());
            text.append(piece.text());
            int to = Math.min(count(text.toString()), tokens.length);
            if (piece.role() == Document.Role.ANSWER) {
                Arrays.fill(weights, from, to, 1f);
            } else if (to > from) {
                names.add(new Span(from, to - 1, piece.role() == Document.Role.NAME_READ_AT_ITS_END));
            }
        }
        return new Encoded(tokens, weights, names, document.edits());
    }

    private int count(String prefix) {
        return tokenizer.encode(prefix).getIds().length;
    }

    /** A row under construction; one more token than its length, for the shifted targets. */
    private static final class Row {
        private final long[] tokens;
        private final float[] weights;
        private final List<Span> names = new ArrayList<>();
        private final List<Span> editedNames = new ArrayList<>();
        private final List<Document.Edit> edits = new ArrayList<>();
        private int used;

        Row(int length) {
            tokens = new long[length + 1];
            weights = new float[length + 1];
        }

        boolean fits(Encoded encoded) {
            return used == 0 || used + encoded.tokens().length <= tokens.length - 1;
        }

        void add(Encoded encoded) {
            int n = Math.min(encoded.tokens().length, tokens.length - 1 - used);
            System.arraycopy(encoded.tokens(), 0, tokens, used, n);
            System.arraycopy(encoded.weights(), 0, weights, used, n);
            // The token that begins a document also ends the one before it: learning it is learning to stop.
            weights[used] = used == 0 ? 0f : 1f;
            for (Span name : encoded.names()) {
                if (name.last() < n) {
                    names.add(name.shifted(used));
                    for (Document.Edit edit : encoded.edits()) {
                        editedNames.add(name.shifted(used));
                        edits.add(edit);
                    }
                }
            }
            used += n;
        }
    }

    private Batch batch(List<Row> packed) {
        long[] tokens = new long[rows * length];
        long[] targets = new long[rows * length];
        float[] weights = new float[rows * length];
        List<Batch.Name> names = new ArrayList<>();
        List<Batch.Injection> injections = new ArrayList<>();
        Arrays.fill(tokens, begin);
        for (int r = 0; r < rows; r++) {
            Row row = packed.get(r);
            row.tokens[row.used] = begin;
            row.weights[row.used] = 1f;
            for (int i = 0; i < row.used; i++) {
                tokens[r * length + i] = row.tokens[i];
                targets[r * length + i] = row.tokens[i + 1];
                weights[r * length + i] = row.weights[i + 1];
            }
            for (Span name : row.names) {
                if (name.readAtItsEnd() && name.last() > name.from()) {
                    names.add(new Batch.Name(r, name.from(), name.last()));
                }
            }
            for (int i = 0; i < row.edits.size(); i++) {
                injections.add(new Batch.Injection(r, row.editedNames.get(i).last(), row.edits.get(i)));
            }
        }
        return new Batch(rows, length, tokens, targets, weights, names, injections);
    }
}
