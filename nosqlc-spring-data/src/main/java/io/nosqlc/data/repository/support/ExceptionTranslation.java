package io.nosqlc.data.repository.support;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;

import io.nosqlc.error.BulkWriteException;
import io.nosqlc.error.ClientClosedException;
import io.nosqlc.error.ClientOverloadedException;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.ConcurrentUpdateException;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.CorruptRowException;
import io.nosqlc.error.DocumentNotFoundException;
import io.nosqlc.error.EntityNotFoundException;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.IncompleteChangeException;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.error.LightweightTransactionException;
import io.nosqlc.error.MissingGrantException;
import io.nosqlc.error.MissingKeyspaceException;
import io.nosqlc.error.NonUniqueResultException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryTimeoutException;
import io.nosqlc.error.SchemaConflictException;

/**
 * Turns exceptions of nosqlc into those of Spring, which have them as their causes, also
 * where a method promises a result.
 */
final class ExceptionTranslation implements MethodInterceptor {

	private static final BiFunction<String, NosqlcException, DataAccessException> PARTLY_DONE = NonTransientDataAccessResourceException::new;

	private static final BiFunction<String, NosqlcException, DataAccessException> MISUSED = InvalidDataAccessApiUsageException::new;

	/** What is not among these is a mistake of the caller. */
	private static final Map<Class<? extends NosqlcException>, BiFunction<String, NosqlcException, DataAccessException>> KINDS = new LinkedHashMap<>();

	static {
		KINDS.put(LightweightTransactionException.class, OptimisticLockingFailureException::new);
		KINDS.put(ConcurrentUpdateException.class, ConcurrencyFailureException::new);
		KINDS.put(EntityNotFoundException.class, (message, ex) -> new EmptyResultDataAccessException(message, 1, ex));
		KINDS.put(DocumentNotFoundException.class, (message, ex) -> new EmptyResultDataAccessException(message, 1, ex));
		KINDS.put(NonUniqueResultException.class,
				(message, ex) -> new IncorrectResultSizeDataAccessException(message, 1, ex));
		KINDS.put(EntityValidationException.class, DataIntegrityViolationException::new);
		KINDS.put(InvalidDocumentException.class, DataIntegrityViolationException::new);
		KINDS.put(QueryTimeoutException.class, org.springframework.dao.QueryTimeoutException::new);
		KINDS.put(ClientUnavailableException.class, DataAccessResourceFailureException::new);
		KINDS.put(ClientClosedException.class, DataAccessResourceFailureException::new);
		KINDS.put(ClientOverloadedException.class, TransientDataAccessResourceException::new);
		KINDS.put(MissingGrantException.class, PermissionDeniedDataAccessException::new);
		KINDS.put(MissingKeyspaceException.class, InvalidDataAccessResourceUsageException::new);
		KINDS.put(SchemaConflictException.class, InvalidDataAccessResourceUsageException::new);
		KINDS.put(CorruptDocumentException.class, DataRetrievalFailureException::new);
		KINDS.put(CorruptRowException.class, DataRetrievalFailureException::new);
		KINDS.put(IncompleteChangeException.class, PARTLY_DONE);
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		try {
			Object result = invocation.proceed();
			return (result instanceof CompletableFuture<?> promise) ? translated(promise) : result;
		}
		catch (NosqlcException ex) {
			throw translate(ex);
		}
	}

	private static CompletableFuture<?> translated(CompletableFuture<?> promise) {
		return promise.exceptionallyCompose((error) -> {
			Throwable cause = (error instanceof CompletionException && error.getCause() != null) ? error.getCause()
					: error;
			return CompletableFuture.failedFuture((cause instanceof NosqlcException ex) ? translate(ex) : cause);
		});
	}

	/**
	 * Returns the exception of Spring for one of ours.
	 */
	static DataAccessException translate(NosqlcException error) {
		String message = String.valueOf(error.getMessage());
		return ((error instanceof BulkWriteException bulk) ? kindOfAll(bulk) : kindOf(error)).apply(message, error);
	}

	/**
	 * Returns what all failures are, or that some writes were not done.
	 */
	private static BiFunction<String, NosqlcException, DataAccessException> kindOfAll(BulkWriteException error) {
		Set<BiFunction<String, NosqlcException, DataAccessException>> kinds = new HashSet<>();
		error.failures()
			.values()
			.forEach((it) -> kinds.add((it instanceof NosqlcException ex) ? kindOf(ex) : PARTLY_DONE));
		return (kinds.size() == 1) ? kinds.iterator().next() : PARTLY_DONE;
	}

	private static BiFunction<String, NosqlcException, DataAccessException> kindOf(NosqlcException error) {
		for (Class<?> type = error.getClass(); type != NosqlcException.class; type = type.getSuperclass()) {
			BiFunction<String, NosqlcException, DataAccessException> kind = KINDS.get(type);
			if (kind != null) {
				return kind;
			}
		}
		return MISUSED;
	}

}
