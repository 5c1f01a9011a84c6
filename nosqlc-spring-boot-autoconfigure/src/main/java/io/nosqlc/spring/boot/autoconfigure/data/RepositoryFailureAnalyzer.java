package io.nosqlc.spring.boot.autoconfigure.data;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.repository.core.support.AbstractRepositoryMetadata;
import org.springframework.data.repository.query.QueryCreationException;

import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.repository.NosqlcRepository;

/**
 * Says which method of a repository no query can be made of, why, and what to do. Methods
 * of other modules of Spring Data are left to others.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class RepositoryFailureAnalyzer extends AbstractFailureAnalyzer<QueryCreationException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, QueryCreationException cause) {
		Class<?> repository = cause.getRepositoryInterface();
		if (!isOurs(repository)) {
			return null;
		}
		String reason = String.valueOf((cause.getCause() != null) ? cause.getCause().getMessage() : cause.getMessage());
		int end = reason.contains("\n") ? -1 : reason.indexOf(". ");
		return new FailureAnalysis(
				"No query can be made of a method of the repository " + repository.getName() + ":\n\n    "
						+ signature(cause.getMethod()) + "\n\n" + ((end < 0) ? reason : reason.substring(0, end + 1)),
				(end < 0) ? "Correct the name of the method, its parameters or its @Query." : reason.substring(end + 2),
				cause);
	}

	private static boolean isOurs(Class<?> repository) {
		if (NosqlcRepository.class.isAssignableFrom(repository)) {
			return true;
		}
		Class<?> entity = AbstractRepositoryMetadata.getMetadata(repository).getDomainType();
		return AnnotatedElementUtils.hasAnnotation(entity, Table.class)
				|| AnnotatedElementUtils.hasAnnotation(entity, Document.class);
	}

	private static String signature(Method method) {
		return method.getName() + Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", "(", ")"));
	}

}
