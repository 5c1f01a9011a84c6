package io.nosqlc.data.repository;

import java.lang.invoke.MethodHandles;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Makes interfaces of repositories whose methods have given names, and take null.
 */
final class GeneratedRepositories {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private GeneratedRepositories() {
	}

	static Class<?> of(Class<?> entity, Class<?> key, Collection<DerivedName> names) {
		DynamicType.Builder<?> type = new ByteBuddy().makeInterface(generic(NosqlcRepository.class, entity, key))
			.name(GeneratedRepositories.class.getPackageName() + ".GeneratedRepository" + COUNT.incrementAndGet());
		for (DerivedName name : names) {
			type = type.defineMethod(name.name(), returned(name, entity), Visibility.PUBLIC)
				.withParameters(name.parameters().stream().map(GeneratedRepositories::nullable).toList())
				.withoutCode();
		}
		return type.make()
			.load(GeneratedRepositories.class.getClassLoader(),
					ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
			.getLoaded();
	}

	private static TypeDescription.Generic returned(DerivedName name, Class<?> entity) {
		return switch (name.kind()) {
			case LIST -> generic(List.class, entity);
			case STREAM -> generic(Stream.class, entity);
			case FIRST -> generic(Optional.class, entity);
			case COUNT, DELETE -> TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(long.class);
			case EXISTS -> TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(boolean.class);
		};
	}

	private static TypeDescription.Generic nullable(Class<?> type) {
		return TypeDescription.Generic.Builder.rawType(type)
			.annotate(AnnotationDescription.Builder.ofType(Nullable.class).build())
			.build();
	}

	private static TypeDescription.Generic generic(Class<?> type, Class<?>... arguments) {
		return TypeDescription.Generic.Builder.parameterizedType(type, arguments).build();
	}

}
