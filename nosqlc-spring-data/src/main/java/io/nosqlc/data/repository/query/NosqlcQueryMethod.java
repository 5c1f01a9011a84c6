package io.nosqlc.data.repository.query;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.query.DefaultParameters;
import org.springframework.data.repository.query.QueryMethod;

import io.nosqlc.data.repository.Query;

/**
 * A method of a repository that asks for something.
 */
final class NosqlcQueryMethod extends QueryMethod {

	private final ReturnForm returns;

	private final MethodOptions options;

	private final @Nullable Query annotation;

	NosqlcQueryMethod(Method method, RepositoryMetadata metadata, ProjectionFactory projections) {
		super(method, metadata, projections, DefaultParameters::new);
		this.returns = ReturnForm.of(method, metadata.getRepositoryInterface());
		this.options = MethodOptions.of(method);
		this.annotation = AnnotatedElementUtils.findMergedAnnotation(method, Query.class);
	}

	ReturnForm returns() {
		return this.returns;
	}

	MethodOptions options() {
		return this.options;
	}

	/**
	 * Returns what the method asks for, if its name does not say it.
	 */
	@Nullable Query annotation() {
		return this.annotation;
	}

}
