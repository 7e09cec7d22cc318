package io.emend.interpreter.lexicon;

import io.emend.graph.hash.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The weights of a {@link WordingModel}, and the file that keeps them: a fingerprint of the wordings they were trained on,
 * one of the code that trained them, and both classifiers, compressed. The build writes it for the standard lexicon.
 *
 * @param statements of two names and the words around them
 * @param questions of one name and the words around it
 */
public record TrainedWordings(WordingClassifier statements, WordingClassifier questions) {
    /** Where the file lies on the class path. */
    public static final String RESOURCE = "io/emend/interpreter/wordings.bin";

    private static final int BUFFER = 1 << 16;

    /** The weights that came with this program, if they are of the wordings with the fingerprint. */
    static Optional<TrainedWordings> bundled(String fingerprint) {
        try (InputStream stream = TrainedWordings.class.getResourceAsStream("/" + RESOURCE)) {
            if (stream == null) {
                return Optional.empty();
            }
            DataInputStream in = new DataInputStream(new BufferedInputStream(stream, BUFFER));
            if (!in.readUTF().equals(fingerprint)) {
                return Optional.empty();
            }
            in.readUTF();
            DataInputStream body =
                    new DataInputStream(new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER));
            return Optional.of(new TrainedWordings(WordingClassifier.read(body), WordingClassifier.read(body)));
        } catch (IOException failure) {
            throw new UncheckedIOException("The trained wordings can't be read; build again", failure);
        }
    }

    /** Whether a file holds weights of these wordings, trained by this code. */
    public static boolean isUpToDate(Path file, String fingerprint, String code) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            return in.readUTF().equals(fingerprint) && in.readUTF().equals(code);
        } catch (EOFException cutOff) {
            return false;
        }
    }

    /** Writes a model's weights, whole or not at all. */
    public static void write(Path file, WordingModel model, String fingerprint, String code) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream stream = Files.newOutputStream(unfinished);
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, BUFFER))) {
            out.writeUTF(fingerprint);
            out.writeUTF(code);
            out.flush();
            try (DataOutputStream body =
                    new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(stream, BUFFER), BUFFER))) {
                model.weights().statements().write(body);
                model.weights().questions().write(body);
            }
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The same for the same wordings in the same order. */
    public static String fingerprint(RelationLexicon lexicon, Paraphrases paraphrases) {
        MessageDigest digest = Sha256.digest();
        for (LexicalRelation relation : lexicon.all()) {
            String text = relation.id()
                    + '\n'
                    + relation.storedAs()
                    + '\n'
                    + relation.symmetric()
                    + '\n'
                    + new TreeSet<>(relation.subjectKinds())
                    + '\n'
                    + new TreeSet<>(relation.objectKinds())
                    + '\n'
                    + new TreeMap<>(relation.words())
                    + '\n';
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }
        digest.update(paraphrases.text().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }
}
