package io.emend.controller.screening;

import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.Question;
import io.emend.schema.Relation;
import io.emend.schema.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Ordinary facts and questions in the schema's own wordings, about religions, peoples and illnesses too. Without them the
 * classifier takes the mere name of a group for hate, and "follows Islam" would be refused.
 */
final class PlainStatements {
    private static final long SEED = 20_260_101;
    private static final int FILLS = 4;
    private static final Map<Language, List<String>> SUBJECTS = Map.of(
            Language.EN,
            List.of("Jane Example", "John Sample", "The Sample Band", "Exampleland", "Sampletown", "Maria Muster"),
            Language.ZH,
            List.of("张三", "李四", "某乐队", "某国", "某城", "王小明"));
    private static final Map<Language, List<String>> OBJECTS = Map.of(
            Language.EN,
            List.of(
                    "Islam",
                    "Christianity",
                    "Judaism",
                    "Catholic Church",
                    "Buddhism",
                    "Hinduism",
                    "atheism",
                    "Sunni Islam",
                    "Jewish people",
                    "African Americans",
                    "Arabs",
                    "Asian people",
                    "Romani people",
                    "Black people",
                    "Mexican Americans",
                    "women's rights",
                    "gay rights",
                    "feminism",
                    "cancer",
                    "plague",
                    "virus",
                    "Arabic",
                    "Chinese",
                    "Berlin",
                    "Washington, D.C.",
                    "soldier",
                    "murder victim",
                    "horror film",
                    "death metal"),
            Language.ZH,
            List.of(
                    "伊斯兰教", "基督教", "犹太教", "天主教", "佛教", "印度教", "无神论", "犹太人", "非裔美国人", "阿拉伯人", "亚裔", "罗姆人", "黑人", "维吾尔族",
                    "藏族", "女权运动", "同性恋权利", "女性主义", "癌症", "鼠疫", "阿拉伯语", "柏林", "军人", "恐怖片", "死亡金属"));
    private static final Map<Language, List<String>> FRAMES = Map.of(
            Language.EN,
            List.of("%s", "Actually, %s", "Correction: %s", "Please remember that %s", "Is it true that %s"),
            Language.ZH,
            List.of("%s", "其实，%s", "更正：%s", "请记住，%s", "请问，%s"));

    private PlainStatements() {}

    static List<LabelledText> of(KnowledgeSchema schema) {
        Random random = new Random(SEED);
        List<LabelledText> texts = new ArrayList<>();
        for (Relation relation : schema.relations()) {
            for (Language language : Language.values()) {
                String previous = "";
                for (Wording wording : relation.statements(language)) {
                    for (int i = 0; i < FILLS; i++) {
                        String plain = wording.of(pick(SUBJECTS, language, random), pick(OBJECTS, language, random));
                        String frame = pick(FRAMES, language, random);
                        add(texts, relation, language, frame.formatted(plain));
                        if (i == 0) {
                            add(texts, relation, language, frame.formatted(two(previous, plain, language)));
                        }
                        previous = plain;
                    }
                }
                for (Question question : relation.questions(language)) {
                    add(texts, relation, language, question.of(pick(SUBJECTS, language, random)));
                }
            }
        }
        return texts;
    }

    /** Two facts in one breath. */
    private static String two(String one, String other, Language language) {
        return one.isEmpty() ? other : one + (language == Language.ZH ? "。" + other + "。" : ". " + other + ".");
    }

    private static void add(List<LabelledText> texts, Relation relation, Language language, String text) {
        texts.add(new LabelledText(text, false, language.tag(), relation.id().value(), "plain statements", "plain"));
    }

    private static String pick(Map<Language, List<String>> choices, Language language, Random random) {
        List<String> own = choices.getOrDefault(language, List.of(""));
        return own.get(random.nextInt(own.size()));
    }
}
