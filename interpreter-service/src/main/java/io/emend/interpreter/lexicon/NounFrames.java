package io.emend.interpreter.lexicon;

import java.util.List;
import java.util.Set;

/** Sentences and questions that any relation noun makes; {@code {n}} is the noun. Commands stand here without their verb. */
final class NounFrames {
    static final List<String> ENGLISH = List.of(
            "The {n} of {s} is {o}.",
            "{s}'s {n} is {o}.",
            "{o} is the {n} of {s}.",
            "{o} is {s}'s {n}.",
            "the {n} of {s} to {o}",
            "{s}'s {n} to {o}",
            "{o} as the {n} of {s}",
            "{o} as {s}'s {n}",
            "{s} has {o} as {n}",
            "{s} has {o} as its {n}",
            "{o} the {n} of {s}",
            "{s} | {n} | {o}",
            "{s}, {n}: {o}",
            "the {n} for {s} is {o}",
            "As {n}, {s} has {o}",
            "{o} from the {n} of {s}",
            "{o} from {s}'s {n}",
            "{o} to the {n} of {s}",
            "{o} for the {n} of {s}",
            "a {n} of {s} is {o}",
            "one of the {n} of {s} is {o}",
            "{s} belongs to the {o} {n}",
            "{s} has the {o} {n}",
            "for {s} the {n} {o}",
            "for {s}, {o} as {n}",
            "{o} became the {n} of {s}",
            "{o} has become {s}'s {n}",
            "{o} is now the {n} of {s}",
            "{s} now has {o} as its {n}",
            "{o} serves as {n} of {s}",
            "{o} is named as {s}'s {n}",
            "{s} has a new {n}: {o}",
            "{s} got {o} as {n}",
            "{s} chose {o} as its {n}",
            "{s}'s {n} goes by the name of {o}",
            "{s}'s {n} turned out to be {o}",
            "{s} changed its {n} to {o}",
            "{s} replaced its {n} with {o}",
            "in {s}'s entry the {n} is {o}",
            "What is the {n} of {s}?",
            "What is {s}'s {n}?",
            "Who is the {n} of {s}?",
            "the {n} of {s}",
            "{s}'s {n}",
            "a {n} of {s}",
            "{n} for {s}",
            "{s} {n}",
            "which {n} does {s} have",
            "{s} has what {n}",
            "whose {n} is {o}",
            "the {n} is {o}",
            "has {o} as {n}");

    static final List<String> CHINESE = List.of(
            "{s}的{n}是{o}。",
            "{s}的{n}为{o}。",
            "{s}的{n}应是{o}。",
            "{s}{n}是{o}。",
            "{s}的{n}{o}",
            "{o}是{s}的{n}。",
            "{o}作为{s}的{n}",
            "{o}成为{s}的{n}",
            "{s}现在的{n}是{o}",
            "{s}以{o}为{n}",
            "{s} | {n} | {o}",
            "{s}，{n}：{o}",
            "{o}从{s}的{n}中",
            "从{s}的{n}中{o}",
            "{s}的{n}里{o}",
            "{s}{n}{o}",
            "给{s}{n}{o}",
            "{s}的{n}是什么？",
            "{s}的{n}是谁？",
            "{s}的{n}是哪里？",
            "{s}的{n}",
            "对{s}的{n}",
            "关于{s}的{n}",
            "{s}{n}",
            "{s}有什么{n}",
            "谁的{n}是{o}",
            "{n}是{o}的",
            "以{o}为{n}");

    /** Sentences that speak of what a noun stands for, and do not say what it is. */
    static final List<String> UNRELATED_ENGLISH = List.of(
            "{s}'s {n} likes {o}.",
            "the {n} of {s} went to {o}.",
            "{s}'s {n} is close to {o}.",
            "the {n} of {s} is not far from {o}.",
            "{s}'s {n} is better than {o}.",
            "compare the {n} of {s} and {o}",
            "{s}'s {n} met {o}.",
            "{s} likes the {n} {o}");

    static final List<String> UNRELATED_CHINESE = List.of(
            "{s}的{n}喜欢{o}。", "{s}的{n}去了{o}。", "{s}的{n}离{o}很近。", "{s}的{n}比{o}好。", "{s}的{n}在{o}附近。", "{s}喜欢{n}{o}。");

    /** Frames for every noun. */
    static final Set<String> CORE = Set.of(
            "The {n} of {s} is {o}.",
            "{s}'s {n} is {o}.",
            "{o} is the {n} of {s}.",
            "the {n} of {s} to {o}",
            "{o} as the {n} of {s}",
            "{s} | {n} | {o}",
            "the {n} of {s}",
            "{s}'s {n}",
            "What is the {n} of {s}?",
            "{s}的{n}是{o}。",
            "{o}是{s}的{n}。",
            "{o}作为{s}的{n}",
            "{s}的{n}{o}",
            "{s}的{n}",
            "{s}的{n}是什么？");

    private NounFrames() {}
}
