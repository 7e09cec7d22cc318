package io.emend.editor.profiling;

import io.emend.editing.profile.ProfileFiles;
import io.emend.lm.CheckpointException;
import io.emend.lm.DeviceException;
import io.emend.lm.Devices;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code emend profile FOLDER}: writes {@code emend-profile.json} and {@code .safetensors} beside a checkpoint.
 *
 * <p>Options: {@code --graph FOLDER [--corpus FILE] [--out FOLDER] [--layers 0-3] [--tokens N] [--edits N]
 * [--device cpu] [--threads N]}. A run that was interrupted goes on where it stood when started again with the same
 * options.
 */
public final class ProfileCommand {
    private ProfileCommand() {}

    /** Runs the command; exits with 2 on a usage error and 1 on failure. */
    public static void main(String[] arguments) {
        try {
            run(ProfileOptions.of(List.of(arguments)), System.out);
        } catch (ProfileOptions.UsageException e) {
            System.err.println("emend profile: " + e.getMessage());
            System.exit(2);
        } catch (CheckpointException | DeviceException | ProfilingException | UncheckedIOException e) {
            System.err.println("emend profile: " + e.getMessage());
            System.exit(1);
        }
    }

    static void run(ProfileOptions options, PrintStream out) {
        if (ProfileFiles.existsIn(options.out()) && !Files.isDirectory(UnfinishedProfile.folderIn(options.out()))) {
            out.println("The profile in " + options.out() + " will be replaced.");
        }
        var graph = ProbeGraph.read(options.graph());
        LoadOptions loading =
                LoadOptions.defaults().withThreads(options.threads()).on(Devices.named(options.device()));
        try (LanguageModel model = LanguageModel.load(options.model(), loading)) {
            SweptProfile profile = new ProfileRun(model, graph, options, out::println).profile();
            profile.save(options.out());
            out.println();
            out.println(profile.table());
            out.println("Wrote " + shown(options.out(), ProfileFiles.JSON) + ": edits go to layer "
                    + profile.profile().settings().write().layers() + ".");
        }
    }

    private static Path shown(Path folder, String file) {
        return folder.resolve(file).normalize();
    }
}
