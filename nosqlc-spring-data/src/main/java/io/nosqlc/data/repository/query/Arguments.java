package io.nosqlc.data.repository.query;

import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.query.Parameters;
import org.springframework.data.repository.query.ParametersParameterAccessor;

/**
 * The arguments of a call.
 */
final class Arguments extends ParametersParameterAccessor {

	private final @Nullable Object[] all;

	Arguments(Parameters<?, ?> parameters, @Nullable Object[] all) {
		super(parameters, all);
		this.all = all;
	}

	/**
	 * Returns all of them, as the method got them.
	 */
	@Nullable Object[] all() {
		return this.all;
	}

}
