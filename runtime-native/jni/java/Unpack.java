package ftk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.Locale;

/**
 * Finds the JNI library of this package and loads it by its absolute path: where the system property {@code <package>.native} says, else as a
 * file beside the jar, else as a resource {@code native/<system>-<processor>/} of the jar, which is unpacked into a folder of its own.
 */
final class Unpack {
    private Unpack() {}

    static void load(String name) {
        String given = System.getProperty(Unpack.class.getPackageName() + ".native");
        String file = System.mapLibraryName(name);
        try {
            Path path = given != null ? Path.of(given) : find(file);
            System.load(path.toAbsolutePath().toString());
        } catch (IOException error) {
            throw new UncheckedIOException("cannot unpack " + file, error);
        }
    }

    private static Path find(String file) throws IOException {
        Path beside = beside(file);
        if (beside != null) return beside;
        String resource = "native/" + platform() + "/" + file;
        URL url = Unpack.class.getResource(resource);
        if (url == null) throw new UnsatisfiedLinkError(file + " is neither beside the jar nor in it as " + resource);
        if (url.getProtocol().equals("file")) return Path.of(URI.create(url.toString()));
        return unpack(url, file);
    }

    private static Path beside(String file) {
        CodeSource source = Unpack.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) return null;
        try {
            Path jar = Path.of(source.getLocation().toURI());
            Path path = (Files.isDirectory(jar) ? jar : jar.toAbsolutePath().getParent()).resolve(file);
            return Files.isRegularFile(path) ? path : null;
        } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException error) {
            return null;
        }
    }

    private static Path unpack(URL url, String file) throws IOException {
        Path folder = Files.createTempDirectory("ftk");
        Path path = folder.resolve(file);
        try (InputStream in = url.openStream()) {
            Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
        }
        folder.toFile().deleteOnExit();
        path.toFile().deleteOnExit();
        return path;
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String os = system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "macos" : system.replace(' ', '-');
        String cpu = processor.equals("amd64") || processor.equals("x86_64") ? "x64" : processor.equals("aarch64") ? "arm64" : processor;
        return os + "-" + cpu;
    }
}
