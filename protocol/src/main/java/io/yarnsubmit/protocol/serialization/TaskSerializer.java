package io.yarnsubmit.protocol.serialization;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Functions, inputs and results to bytes and back, by the JDK's serialization, with the user's classes; {@link PlainValueCodec}
 * and {@link LambdaCodec} in a shorter way, which is what makes tasks of microseconds worth while. Thread-safe.
 */
public final class TaskSerializer {
    private final ClassLoader userClasses;
    private final @Nullable ObjectInputFilter filter;
    private final LambdaCodec lambdaCodec;

    /** @param filter what may be read, as {@link ObjectInputFilter.Config#createFilter} reads it */
    public TaskSerializer(ClassLoader userClasses, String filter) {
        this.userClasses = userClasses;
        this.filter = ObjectInputFilter.Config.createFilter(filter);
        this.lambdaCodec = new LambdaCodec(userClasses);
    }

    /** @throws java.io.NotSerializableException names a class; {@link SerializationDebugger} finds the way to it */
    public ByteString write(@Nullable Object value) throws IOException {
        ByteString plain = PlainValueCodec.write(value);
        if (plain != null) {
            return plain;
        }
        ByteString lambda = lambdaCodec.write(value);
        if (lambda != null) {
            return lambda;
        }
        ByteString.Output bytes = ByteString.newOutput(512);
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteString();
    }

    /**
     * @throws IOException also when the filter refuses a class
     * @throws ClassNotFoundException a class is not in the user's jars here
     */
    public @Nullable Object read(ByteString bytes) throws IOException, ClassNotFoundException {
        if (PlainValueCodec.isPlain(bytes)) {
            return PlainValueCodec.read(bytes);
        } else if (LambdaCodec.isLambda(bytes)) {
            return lambdaCodec.read(bytes, type -> checkFilter(type, bytes.size()));
        }
        try (ObjectInputStream in = new UserObjectInputStream(bytes.newInput())) {
            in.setObjectInputFilter(filter);
            return in.readObject();
        } catch (InvalidClassException e) {
            if (String.valueOf(e.getMessage()).startsWith("filter status")) {
                throw refused(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private void checkFilter(Class<?> type, long bytes) throws InvalidClassException {
        if (filter != null && filter.checkInput(new Read(type, bytes)) == ObjectInputFilter.Status.REJECTED) {
            throw refused("filter status: REJECTED, " + type.getName());
        }
    }

    private static InvalidClassException refused(String why) {
        return new InvalidClassException("yarnsubmit.task.serializationFilter refused it: " + why);
    }

    /** For the filter: what was read of a lambda. */
    private record Read(Class<?> serialClass, long streamBytes) implements ObjectInputFilter.FilterInfo {
        @Override
        public long arrayLength() {
            return -1;
        }

        @Override
        public long depth() {
            return 1;
        }

        @Override
        public long references() {
            return 1;
        }
    }

    /** Finds classes with the user's loader, never with the nearest one on the stack, which would be ours. */
    private final class UserObjectInputStream extends ObjectInputStream {
        UserObjectInputStream(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, userClasses);
            } catch (ClassNotFoundException e) {
                // Knows the primitive types.
                return super.resolveClass(description);
            }
        }

        @Override
        @SuppressWarnings("deprecation") // Proxy.newProxyInstance would need a handler to find the class.
        protected Class<?> resolveProxyClass(String[] interfaces) throws ClassNotFoundException {
            Class<?>[] types = new Class<?>[interfaces.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = Class.forName(interfaces[i], false, userClasses);
            }
            try {
                return Proxy.getProxyClass(userClasses, types);
            } catch (IllegalArgumentException e) {
                throw new ClassNotFoundException("proxy of " + String.join(", ", interfaces), e);
            }
        }
    }
}
