package io.emend.lm.benchmark;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A byte-level BPE vocabulary of any size whose merges are drawn by lot: as large to load as a real one. */
final class RandomTokenizer {
    private static final String END = "<|endoftext|>";
    private static final int LONGEST = 12;

    private RandomTokenizer() {}

    /**
     * Content of a tokenizer.json with so many ids, the last of them the end-of-text token.
     * @param words texts that become one token each, as common words do in a vocabulary that was learnt, with the blank
     *     before them, where there is one; a later word is split where an earlier one has merges for its letters
     */
    static String json(int vocabulary, long seed, List<String> words) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (char letter : byteLetters()) {
            ids.put(String.valueOf(letter), ids.size());
        }
        var merges = new JsonArray();
        words.forEach(word -> addWord(word, ids, merges));
        List<String> tokens = new ArrayList<>(ids.keySet());
        var random = new SplittableRandom(seed);
        while (ids.size() < vocabulary - 1) {
            String left = tokens.get(random.nextInt(tokens.size()));
            String right = tokens.get(random.nextInt(tokens.size()));
            String merged = left + right;
            if (merged.length() <= LONGEST && ids.putIfAbsent(merged, ids.size()) == null) {
                tokens.add(merged);
                merges.add(left + " " + right);
            }
        }
        ids.put(END, ids.size());
        return assembled(ids, merges).toString();
    }

    /** Merges a word letter by letter from its beginning; such merges come before the random ones. */
    private static void addWord(String word, Map<String, Integer> ids, JsonArray merges) {
        char[] letters = byteLetters();
        String left = "";
        for (byte letter : word.getBytes(StandardCharsets.UTF_8)) {
            char right = letters[letter & 0xFF];
            if (!left.isEmpty() && ids.putIfAbsent(left + right, ids.size()) == null) {
                merges.add(left + " " + right);
            }
            left += right;
        }
    }

    private static JsonObject assembled(Map<String, Integer> ids, JsonArray merges) {
        var known = new JsonObject();
        ids.forEach(known::addProperty);
        var model = new JsonObject();
        model.addProperty("type", "BPE");
        model.add("vocab", known);
        model.add("merges", merges);
        var end = new JsonObject();
        end.addProperty("id", ids.size() - 1);
        end.addProperty("content", END);
        for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
            end.addProperty(flag, false);
        }
        end.addProperty("special", true);
        var added = new JsonArray();
        added.add(end);
        var root = new JsonObject();
        root.addProperty("version", "1.0");
        root.add("added_tokens", added);
        root.add("pre_tokenizer", byteLevel());
        root.add("decoder", byteLevel());
        root.add("model", model);
        return root;
    }

    private static JsonObject byteLevel() {
        var part = new JsonObject();
        part.addProperty("type", "ByteLevel");
        part.addProperty("add_prefix_space", false);
        part.addProperty("trim_offsets", true);
        part.addProperty("use_regex", true);
        return part;
    }

    /** GPT-2's letters for the 256 bytes: printable ones stand for themselves, the others follow from U+0100 on. */
    private static char[] byteLetters() {
        var letters = new char[256];
        int next = 0x100;
        for (int b = 0; b < letters.length; b++) {
            boolean printable = b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE;
            letters[b] = (char) (printable ? b : next++);
        }
        return letters;
    }
}
