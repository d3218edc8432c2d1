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
 * Serializes functions, inputs and results by the JDK's serialization, with the user's classes. {@link PlainValueCodec}
 * and {@link LambdaCodec} handle common values faster, which is what makes tasks of microseconds practical.
 * Thread-safe.
 */
public final class TaskSerializer {
    private final ClassLoader userClasses;
    private final @Nullable ObjectInputFilter filter;
    private final LambdaCodec lambdaCodec;

    /** @param filter what may be deserialized, in the syntax of {@link ObjectInputFilter.Config#createFilter} */
    public TaskSerializer(ClassLoader userClasses, String filter) {
        this.userClasses = userClasses;
        this.filter = ObjectInputFilter.Config.createFilter(filter);
        this.lambdaCodec = new LambdaCodec(userClasses);
    }

    /** @throws java.io.NotSerializableException names a class; {@link SerializationDebugger} finds the path to it */
    public ByteString write(@Nullable Object value) throws IOException {
        SerializedOutput out = SerializedOutput.inMemory(SerializedOutput.MOST_BYTES);
        write(value, out);
        return out.bytes();
    }

    /**
     * Writes a value, and closes the output.
     *
     * @throws java.io.NotSerializableException as above
     * @throws ValueTooLargeException it takes more bytes than the output may have
     */
    public void write(@Nullable Object value, SerializedOutput out) throws IOException {
        ByteString fast = PlainValueCodec.write(value);
        if (fast == null) {
            fast = lambdaCodec.write(value);
        }
        if (fast != null) {
            out.add(fast);
            out.close();
            return;
        }
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(value);
        }
    }

    /**
     * The same for an object that is not worth more than so many bytes.
     *
     * @throws IOException also when it takes more
     */
    public ByteString writeAtMost(int mostBytes, Object value) throws IOException {
        SerializedOutput out = SerializedOutput.inMemory(mostBytes);
        write(value, out);
        return out.bytes();
    }

    /**
     * @throws IOException also when the filter rejects a class
     * @throws ClassNotFoundException a class is not in the user's jars
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
        return new InvalidClassException("yarnsubmit.task.serializationFilter rejected it: " + why);
    }

    /** Describes a class of a lambda to the filter. */
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

    /** Loads classes with the user's class loader instead of the nearest one on the stack, which would be ours. */
    private final class UserObjectInputStream extends ObjectInputStream {
        UserObjectInputStream(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, userClasses);
            } catch (ClassNotFoundException e) {
                // The superclass knows the primitive types.
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
