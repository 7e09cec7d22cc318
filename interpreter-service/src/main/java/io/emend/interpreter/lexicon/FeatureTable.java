package io.emend.interpreter.lexicon;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * Positions of features by the 64-bit hash of their names (FNV-1a over UTF-16 units), in an open-addressed table: a hundred
 * thousand names would be as many objects. Names never seen are taken for one that was once in 10^13 times. Immutable.
 */
final class FeatureTable {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /** By position. */
    private final long[] hashes;
    /** Positions, -1 where a cell is free; at least half of them are. */
    private final int[] cells;

    private FeatureTable(long[] hashes) {
        this.hashes = hashes;
        this.cells = new int[Integer.highestOneBit(Math.max(hashes.length, 1)) << 2];
        Arrays.fill(cells, -1);
        for (int position = 0; position < hashes.length; position++) {
            int cell = cell(hashes[position]);
            if (cells[cell] >= 0) {
                throw new IllegalArgumentException("Two features have the hash " + hashes[position]);
            }
            cells[cell] = position;
        }
    }

    /** @param positions from 0 and without gaps */
    static FeatureTable of(Map<String, Integer> positions) {
        long[] hashes = new long[positions.size()];
        positions.forEach((name, position) -> hashes[position] = hash(name));
        return new FeatureTable(hashes);
    }

    static FeatureTable read(DataInputStream in) throws IOException {
        long[] hashes = new long[in.readInt()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.readLong();
        }
        return new FeatureTable(hashes);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(hashes.length);
        for (long hash : hashes) {
            out.writeLong(hash);
        }
    }

    int size() {
        return hashes.length;
    }

    /** Position of a feature, -1 if it is not in the table. */
    int position(String name) {
        return cells[cell(hash(name))];
    }

    /** The cell of a hash, or the free one where it would be. */
    private int cell(long hash) {
        int mask = cells.length - 1;
        int cell = (int) (hash ^ hash >>> 32) & mask;
        while (cells[cell] >= 0 && hashes[cells[cell]] != hash) {
            cell = cell + 1 & mask;
        }
        return cell;
    }

    private static long hash(String name) {
        long hash = BASIS;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * PRIME;
        }
        return hash;
    }
}
