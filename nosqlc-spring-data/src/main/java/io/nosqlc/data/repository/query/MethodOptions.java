package io.nosqlc.data.repository.query;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;

import io.nosqlc.Consistency;
import io.nosqlc.FindQuery;
import io.nosqlc.FullScan;
import io.nosqlc.WriteOptions;
import io.nosqlc.data.mapping.Ttl;
import io.nosqlc.data.repository.AllowFiltering;
import io.nosqlc.error.QueryRejectedException;

/**
 * What a method of a repository says beside its name. Immutable.
 *
 * @param consistency how many replicas must answer; {@code null} for the client's
 * @param fullScan what happens if a whole table must be read; {@code null} for the
 * client's
 * @param allowFiltering whether the store may filter rows itself where it has no index
 * @param ttl how long lives what is written; {@code null} for that of the entity
 */
public record MethodOptions(@Nullable Consistency consistency, @Nullable FullScan fullScan, boolean allowFiltering,
		@Nullable Duration ttl) {

	private static final MethodOptions NONE = new MethodOptions(null, null, false, null);

	private static final ThreadLocal<MethodOptions> CURRENT = new ThreadLocal<>();

	/**
	 * Returns those of a method.
	 */
	public static MethodOptions of(Method method) {
		io.nosqlc.data.repository.Consistency consistency = AnnotatedElementUtils.findMergedAnnotation(method,
				io.nosqlc.data.repository.Consistency.class);
		io.nosqlc.data.repository.FullScan fullScan = AnnotatedElementUtils.findMergedAnnotation(method,
				io.nosqlc.data.repository.FullScan.class);
		Ttl ttl = AnnotatedElementUtils.findMergedAnnotation(method, Ttl.class);
		return new MethodOptions((consistency != null) ? consistency.value() : null,
				(fullScan != null) ? fullScan.value() : null,
				AnnotatedElementUtils.hasAnnotation(method, AllowFiltering.class),
				(ttl != null) ? Duration.of(ttl.value(), ttl.unit()) : null);
	}

	/**
	 * Returns those of the method of {@code NosqlcRepository} that this thread is in, of
	 * which an application has declared it anew.
	 */
	public static MethodOptions current() {
		MethodOptions current = CURRENT.get();
		return (current != null) ? current : NONE;
	}

	/**
	 * Does something with these options as those of the method that this thread is in.
	 */
	public @Nullable Object during(Invocation invocation) throws Throwable {
		MethodOptions before = CURRENT.get();
		CURRENT.set(this);
		try {
			return invocation.proceed();
		}
		finally {
			if (before != null) {
				CURRENT.set(before);
			}
			else {
				CURRENT.remove();
			}
		}
	}

	/**
	 * Returns whether they say anything.
	 */
	public boolean areGiven() {
		return !equals(NONE);
	}

	/**
	 * Narrows a find.
	 */
	public <T> FindQuery<T> narrow(FindQuery<T> find) {
		FindQuery<T> narrowed = find;
		if (this.consistency != null) {
			narrowed = narrowed.consistency(this.consistency);
		}
		if (this.fullScan != null) {
			narrowed = narrowed.fullScan(this.fullScan);
		}
		return this.allowFiltering ? narrowed.allowFiltering() : narrowed;
	}

	/**
	 * Returns the options of a write.
	 * @param given those of the call, which come before these
	 */
	public WriteOptions write(WriteOptions given) {
		WriteOptions options = given;
		if (this.consistency != null && options.consistency() == null) {
			options = options.withConsistency(this.consistency);
		}
		return (this.ttl != null && options.ttl() == null) ? options.withTtl(this.ttl) : options;
	}

	/**
	 * Checks that a method which only reads has no options of writes.
	 * @throws QueryRejectedException naming those it has
	 */
	public MethodOptions reading(String method) {
		refuse(method, "reads", (this.ttl != null) ? List.of("@Ttl") : List.of());
		return this;
	}

	/**
	 * Checks that a method which writes has no options of finds.
	 * @throws QueryRejectedException naming those it has
	 */
	public MethodOptions writing(String method) {
		List<String> misplaced = new ArrayList<>();
		if (this.fullScan != null) {
			misplaced.add("@FullScan");
		}
		if (this.allowFiltering) {
			misplaced.add("@AllowFiltering");
		}
		refuse(method, "writes", misplaced);
		return this;
	}

	private static void refuse(String method, String does, List<String> misplaced) {
		if (!misplaced.isEmpty()) {
			throw new QueryRejectedException("Cannot use " + String.join(" and ", misplaced) + " on '" + method
					+ "': it " + does + ". Remove " + ((misplaced.size() == 1) ? "it." : "them."));
		}
	}

	/**
	 * The rest of a call.
	 */
	@FunctionalInterface
	public interface Invocation {

		@Nullable Object proceed() throws Throwable;

	}

}
