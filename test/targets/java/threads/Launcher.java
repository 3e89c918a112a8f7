import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs the program in a class loader of its own, as an application server does: native threads know only the loader of the system. */
public final class Launcher {
    private Launcher() {}

    /**
     * Runs it.
     *
     * @param arguments the folder of the classes, then the program's own
     */
    public static void main(String[] arguments) throws Exception {
        URL[] classes = {Path.of(arguments[0]).toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
            Method main = loader.loadClass("Program").getMethod("main", String[].class);
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        }
    }
}
