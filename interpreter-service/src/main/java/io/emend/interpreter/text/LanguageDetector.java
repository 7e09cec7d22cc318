package io.emend.interpreter.text;

import java.util.List;
import java.util.Set;

/** Tells English from Chinese by function words: names of either script may occur in both. */
public final class LanguageDetector {
    private static final Set<String> CHINESE = Set.of(
            "的", "是", "在", "了", "于", "为", "把", "将", "谁", "吗", "请", "哪", "什", "由", "与", "和", "被", "不", "从", "对", "这",
            "我", "你", "他", "她", "它", "吧", "呢", "有", "会", "说", "改", "删");
    private static final Set<String> ENGLISH = Set.of(
            "the", "is", "of", "was", "in", "to", "who", "what", "where", "which", "a", "an", "and", "that", "at", "by",
            "from", "with", "for", "on", "as", "not", "please", "did", "does", "has", "are", "were", "'s");

    /** {@code zh} or {@code en}; English where nothing speaks for either. */
    public String detect(List<Token> tokens) {
        int han = 0;
        int words = 0;
        int chinese = 0;
        int english = 0;
        for (Token token : tokens) {
            switch (token.kind()) {
                case HAN -> {
                    han++;
                    chinese += CHINESE.contains(token.text()) ? 1 : 0;
                }
                case WORD -> {
                    words++;
                    english += ENGLISH.contains(token.fold()) ? 1 : 0;
                }
                default -> {}
            }
        }
        if (han == 0) {
            return "en";
        }
        if (words == 0) {
            return "zh";
        }
        return chinese > english || chinese == english && han > words ? "zh" : "en";
    }
}
