package io.emend.interpreter.train;

import io.emend.graph.hash.Sha256;
import io.emend.interpreter.adapter.SchemaLexicon;
import io.emend.interpreter.lexicon.Paraphrases;
import io.emend.interpreter.lexicon.RelationLexicon;
import io.emend.interpreter.lexicon.TrainedWordings;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.schema.KnowledgeSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Writes the trained wordings into a folder of classes, unless those that lie there are of the same wordings and code. */
public final class TrainCommand {
    /** The packages that make examples of wordings and learn from them. */
    private static final List<String> LEARNING = List.of("io/emend/interpreter/lexicon", "io/emend/interpreter/text");

    private TrainCommand() {}

    /** @param args the folder of this module's classes */
    public static void main(String[] args) throws IOException {
        Path classes = Path.of(args[0]);
        Path file = classes.resolve(TrainedWordings.RESOURCE);
        RelationLexicon lexicon = SchemaLexicon.of(KnowledgeSchema.load());
        Paraphrases paraphrases = Paraphrases.bundled();
        String fingerprint = TrainedWordings.fingerprint(lexicon, paraphrases);
        String code = code(classes);
        if (!TrainedWordings.isUpToDate(file, fingerprint, code)) {
            TrainedWordings.write(file, WordingModel.trained(lexicon, paraphrases), fingerprint, code);
        }
    }

    private static String code(Path classes) throws IOException {
        MessageDigest digest = Sha256.digest();
        for (String folder : LEARNING) {
            List<Path> files;
            try (Stream<Path> found = Files.walk(classes.resolve(folder))) {
                files = found.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path file : files) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
