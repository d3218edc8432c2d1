package io.yarnsubmit.protocol.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

    interface Work extends Callable<Object>, Serializable {}

    @Test
    void lambdasAreShort_whateverTheyCaptured() throws Exception {
        int number = 7;
        long large = 1L << 40;
        String text = "ä";
        boolean truth = true;
        double half = 0.5;
        byte[] bytes = {1, 2};
        Work plain = () -> List.of(number, large, text, truth, half, bytes[1]);
        assertThat(serializer.write(plain).size()).isLessThan(350);
        assertThat(read(plain).call()).isEqualTo(List.of(7, 1L << 40, "ä", true, 0.5, (byte) 2));

        assertThat(read(TaskSerializerTest::five).call()).isEqualTo(5);
        assertThat(read(text::length).call()).isEqualTo(1);

        List<String> list = List.of("a");
        char letter = 'x';
        assertThat(read(() -> list.get(0) + letter).call()).isEqualTo("ax");
    }

    @Test
    void whatALambdaCapturedThatIsNotSerializableIsRefused() {
        Object captured = new Object();
        Work work = captured::toString;
        assertThatThrownBy(() -> serializer.write(work)).isInstanceOf(NotSerializableException.class);
    }

    @Test
    void theFilterIsAskedForLambdasToo() throws Exception {
        TaskSerializer strict = new TaskSerializer(getClass().getClassLoader(), "!io.yarnsubmit.**");
        Work work = () -> 1;

        assertThatThrownBy(() -> strict.read(strict.write(work)))
                .isInstanceOf(InvalidClassException.class)
                .hasMessageContaining("yarnsubmit.task.serializationFilter", "TaskSerializerTest");
    }

    @Test
    void aLambdaOfAClassThatIsNotThereIsNotFound() throws Exception {
        TaskSerializer elsewhere = new TaskSerializer(ClassLoader.getPlatformClassLoader(), "maxdepth=10");
        Work work = () -> 1;

        assertThatThrownBy(() -> elsewhere.read(serializer.write(work))).isInstanceOf(ClassNotFoundException.class);
    }

    private static Object five() {
        return 5;
    }

    private Work read(Work work) throws Exception {
        Work read = (Work) roundTrip(work);
        assertThat(read).isNotSameAs(work);
        return read;
    }

    private Object roundTrip(Object value) throws Exception {
        return serializer.read(serializer.write(value));
    }
}
