package io.yarnsubmit.runtime.services;

import io.grpc.LoadBalancerProvider;
import io.grpc.NameResolverProvider;
import io.grpc.internal.DnsNameResolverProvider;
import io.grpc.internal.PickFirstLoadBalancerProvider;
import io.yarnsubmit.api.DriverContextProvider;
import io.yarnsubmit.api.TaskContextProvider;
import io.yarnsubmit.driver.context.ProcessContextProvider;
import io.yarnsubmit.executor.TaskThreadContextProvider;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows the providers in our jar. So the jar needs no files in {@code META-INF/services}, which user code would see, and
 * the user's jars are not searched for providers.
 */
public final class ServiceLoader<S> implements Iterable<S> {
    private final @Nullable S provider;

    private ServiceLoader(@Nullable S provider) {
        this.provider = provider;
    }

    public static <S> ServiceLoader<S> load(Class<S> service) {
        return new ServiceLoader<>(service.cast(provider(service)));
    }

    /** @param loader of no importance: all providers are in our jar */
    public static <S> ServiceLoader<S> load(Class<S> service, ClassLoader loader) {
        return load(service);
    }

    private static @Nullable Object provider(Class<?> service) {
        if (service == NameResolverProvider.class) {
            return new DnsNameResolverProvider();
        } else if (service == LoadBalancerProvider.class) {
            return new PickFirstLoadBalancerProvider();
        } else if (service == DriverContextProvider.class) {
            return new ProcessContextProvider();
        } else if (service == TaskContextProvider.class) {
            return new TaskThreadContextProvider();
        }
        return null;
    }

    @Override
    public Iterator<S> iterator() {
        return (provider == null ? List.<S>of() : List.of(provider)).iterator();
    }

    public Optional<S> findFirst() {
        return Optional.ofNullable(provider);
    }
}
