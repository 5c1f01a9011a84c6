package io.nosqlc.demo;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

import io.nosqlc.error.ClientOverloadedException;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.ConcurrentUpdateException;
import io.nosqlc.error.DocumentNotFoundException;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.error.InvalidKeyException;
import io.nosqlc.error.InvalidNameException;
import io.nosqlc.error.InvalidTokenException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.error.QueryTimeoutException;

/**
 * Answers errors as problem details (RFC 9457). The messages of nosqlc say what was wrong
 * and hold no secrets, so they become the detail.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final Map<Class<? extends RuntimeException>, HttpStatus> STATUS = Map.ofEntries(
			Map.entry(EntityValidationException.class, HttpStatus.BAD_REQUEST),
			Map.entry(InvalidDocumentException.class, HttpStatus.BAD_REQUEST),
			Map.entry(InvalidFilterException.class, HttpStatus.BAD_REQUEST),
			Map.entry(InvalidKeyException.class, HttpStatus.BAD_REQUEST),
			Map.entry(InvalidNameException.class, HttpStatus.BAD_REQUEST),
			Map.entry(InvalidTokenException.class, HttpStatus.BAD_REQUEST),
			Map.entry(InvalidLimitException.class, HttpStatus.BAD_REQUEST),
			Map.entry(QueryRejectedException.class, HttpStatus.BAD_REQUEST),
			Map.entry(OrderNotFoundException.class, HttpStatus.NOT_FOUND),
			Map.entry(DocumentNotFoundException.class, HttpStatus.NOT_FOUND),
			Map.entry(ConcurrentUpdateException.class, HttpStatus.CONFLICT),
			Map.entry(ClientOverloadedException.class, HttpStatus.SERVICE_UNAVAILABLE),
			Map.entry(ClientUnavailableException.class, HttpStatus.SERVICE_UNAVAILABLE),
			Map.entry(QueryTimeoutException.class, HttpStatus.GATEWAY_TIMEOUT));

	@ExceptionHandler({ NosqlcException.class, OrderNotFoundException.class, InvalidLimitException.class })
	ProblemDetail problem(RuntimeException error) {
		HttpStatus status = STATUS.getOrDefault(error.getClass(), HttpStatus.INTERNAL_SERVER_ERROR);
		if (status.is5xxServerError()) {
			this.logger.error("A request failed", error);
		}
		return ProblemDetail.forStatusAndDetail(status, String.valueOf(error.getMessage()));
	}

	/**
	 * What repositories throw is caused by what nosqlc says.
	 */
	@ExceptionHandler(DataAccessException.class)
	ProblemDetail dataAccess(DataAccessException error) {
		return problem((error.getCause() instanceof NosqlcException cause) ? cause : error);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException error,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		String reason = (error.getCause() instanceof JacksonException cause) ? ": " + cause.getOriginalMessage() : ".";
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, "The body cannot be read" + reason);
		return handleExceptionInternal(error, problem, headers, status, request);
	}

}
