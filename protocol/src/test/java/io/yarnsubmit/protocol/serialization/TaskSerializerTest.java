package io.yarnsubmit.protocol.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidClassException;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskSerializerTest {
    private final TaskSerializer serializer =
            new TaskSerializer(getClass().getClassLoader(), "maxdepth=1000;maxrefs=100000000");

    static final class Handler implements InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, Method method, Object[] args) {
            return 5;
        }
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        assertThat(roundTrip(null)).isNull();
        assertThat(roundTrip(List.of(1, "zwei"))).isEqualTo(List.of(1, "zwei"));
        assertThat(roundTrip(int.class)).isEqualTo(int.class);
        assertThat((int[]) roundTrip(new int[] {1, 2})).containsExactly(1, 2);
    }

    @Test
    void proxiesAreMadeOfTheUsersInterfaces() throws Exception {
        Object proxy =
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Comparable.class}, new Handler());

        @SuppressWarnings("unchecked")
        Comparable<String> read = (Comparable<String>) roundTrip(proxy);

        assertThat(read.compareTo("")).isEqualTo(5);
    }

    @Test
    void theFilterRefusesAndSaysSo() throws Exception {
        TaskSerializer strict = new TaskSerializer(getClass().getClassLoader(), "!java.util.ArrayList");

        assertThatThrownBy(() -> strict.read(strict.write(new ArrayList<>())))
                .isInstanceOf(InvalidClassException.class)
                .hasMessageContaining("yarnsubmit.task.serializationFilter");
    }

    private Object roundTrip(Object value) throws Exception {
        return serializer.read(serializer.write(value));
    }
}
