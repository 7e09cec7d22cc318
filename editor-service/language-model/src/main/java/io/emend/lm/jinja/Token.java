package io.emend.lm.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One word of an expression or statement. */
record Token(Kind kind, String text) {
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        OPERATOR,
        END
    }

    private static final Pattern WORDS = Pattern.compile(
            "\\s*(?:"
                    + "(?<name>[A-Za-z_][A-Za-z_0-9]*)"
                    + "|(?<number>\\d+\\.\\d+(?:[eE][+-]?\\d+)?|\\d+)"
                    + "|(?<string>'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\")"
                    + "|(?<operator>\\*\\*|//|==|!=|<=|>=|[-+*/%~<>=()\\[\\]{}.,:|])"
                    + ")",
            Pattern.DOTALL);

    static List<Token> of(String source, int line) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = WORDS.matcher(source);
        int at = 0;
        while (!source.substring(at).isBlank()) {
            matcher.region(at, source.length());
            if (!matcher.lookingAt()) {
                throw new TemplateException("line %d: '%s' is not understood"
                        .formatted(line, source.substring(at).strip()));
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, ""));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        if (matcher.group("name") != null) {
            return new Token(Kind.NAME, matcher.group("name"));
        }
        if (matcher.group("number") != null) {
            return new Token(Kind.NUMBER, matcher.group("number"));
        }
        if (matcher.group("string") != null) {
            String quoted = matcher.group("string");
            return new Token(Kind.STRING, unescaped(quoted.substring(1, quoted.length() - 1)));
        }
        return new Token(Kind.OPERATOR, matcher.group("operator"));
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char next = text.charAt(++i);
            switch (next) {
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case 'r' -> plain.append('\r');
                case '\\', '\'', '"' -> plain.append(next);
                case 'u' -> {
                    plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> plain.append('\\').append(next);
            }
        }
        return plain.toString();
    }
}
