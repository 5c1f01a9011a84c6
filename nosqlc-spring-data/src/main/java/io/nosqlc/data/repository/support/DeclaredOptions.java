package io.nosqlc.data.repository.support;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.query.QueryCreationException;

import io.nosqlc.data.repository.query.MethodOptions;
import io.nosqlc.error.QueryRejectedException;

/**
 * Tells methods of {@link io.nosqlc.data.repository.NosqlcRepository} which options an
 * application has given them by declaring them anew.
 */
final class DeclaredOptions implements MethodInterceptor {

	private final Map<Method, MethodOptions> options = new HashMap<>();

	/**
	 * Looks for options.
	 * @throws QueryCreationException if a method has some that it cannot have
	 */
	DeclaredOptions(RepositoryInformation repository) {
		for (Method method : repository.getRepositoryInterface().getMethods()) {
			MethodOptions declared = MethodOptions.of(method);
			if (declared.areGiven() && repository.isBaseClassMethod(method)) {
				this.options.put(method, checked(declared, method, repository));
			}
		}
	}

	private static MethodOptions checked(MethodOptions declared, Method method, RepositoryInformation repository) {
		try {
			return reads(method) ? declared.reading(method.getName()) : declared.writing(method.getName());
		}
		catch (QueryRejectedException ex) {
			throw QueryCreationException.create(String.valueOf(ex.getMessage()), ex,
					repository.getRepositoryInterface(), method);
		}
	}

	private static boolean reads(Method method) {
		String name = method.getName();
		return name.startsWith("find") || name.startsWith("exists") || name.equals("count");
	}

	/**
	 * Returns whether no method has any.
	 */
	boolean isEmpty() {
		return this.options.isEmpty();
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		MethodOptions declared = this.options.get(invocation.getMethod());
		return (declared != null) ? declared.during(invocation::proceed) : invocation.proceed();
	}

}
