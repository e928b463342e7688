package org.masthead.local.cloud.runtime;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.masthead.local.cloud.CloudException;

/** What asks the Runtime API for events inside a function's process. */
public enum RuntimeClient {

    /** AWS's own, as in the cloud; its native parts are for Linux only. */
    AWS("com.amazonaws.services.lambda.runtime.api.client.AWSLambda"),

    /** Ours, for every other system. */
    PLAIN(PlainRuntime.class.getName());

    private static final String SERIALIZATION =
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer";
    private static final String THREAD_LOCAL =
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal";
    private static final String CONTEXT = "com.amazonaws.services.lambda.runtime.Context";

    private static final String NATIVE_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private final String mainClass;

    RuntimeClient(String mainClass) {
        this.mainClass = mainClass;
    }

    /** The one that works on this system. */
    public static RuntimeClient forThisSystem() {
        var arch = System.getProperty("os.arch");
        var linux = System.getProperty("os.name").equals("Linux");
        return linux && (arch.equals("amd64") || arch.equals("aarch64")) ? AWS : PLAIN;
    }

    String mainClass() {
        return mainClass;
    }

    /** Jars or folders with its classes, taken from the runner's own class path. */
    Stream<Path> classPath() {
        var classes =
                switch (this) {
                    case AWS -> Stream.of(mainClass, SERIALIZATION, THREAD_LOCAL, CONTEXT);
                    case PLAIN -> Stream.of(mainClass, CONTEXT);
                };
        return classes.map(RuntimeClient::placeOf).distinct();
    }

    /**
     * Options of the JVM that it wants.
     *
     * @param folder where it may put files; one that all processes share
     */
    List<String> jvmOptions(Path folder) {
        return switch (this) {
            case AWS -> List.of("-D" + NATIVE_PROPERTY + "=" + NativeLibrary.in(folder));
            case PLAIN -> List.of();
        };
    }

    private static Path placeOf(String className) {
        try {
            var type = Class.forName(className, false, RuntimeClient.class.getClassLoader());
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new CloudException("the runner's class path lacks " + className, e);
        }
    }
}
