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

    /** Tokens, their weights, and the names read at their ends as pairs of first and last position. */
    private record Encoded(long[] tokens, float[] weights, List<int[]> names) {}

    private Encoded encode(Document document) {
        long[] tokens = tokenizer.encode(document.text()).getIds();
        float[] weights = new float[tokens.length];
        Arrays.fill(weights, CONTEXT_WEIGHT);
        List<int[]> names = new ArrayList<>();
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
            } else if (to - from > 1) {
                names.add(new int[] {from, to - 1});
            }
        }
        return new Encoded(tokens, weights, names);
    }

    private int count(String prefix) {
        return tokenizer.encode(prefix).getIds().length;
    }

    /** A row under construction; one more token than its length, for the shifted targets. */
    private static final class Row {
        private final long[] tokens;
        private final float[] weights;
        private final List<int[]> names = new ArrayList<>();
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
            for (int[] name : encoded.names()) {
                if (name[1] < n) {
                    names.add(new int[] {used + name[0], used + name[1]});
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
            for (int[] name : row.names) {
                names.add(new Batch.Name(r, name[0], name[1]));
            }
        }
        return new Batch(rows, length, tokens, targets, weights, names);
    }
}
