package io.nosqlc.data.repository.support;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.OptimisticLockingFailureException;

import io.nosqlc.Document;
import io.nosqlc.error.BulkWriteException;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.error.InvalidTokenException;
import io.nosqlc.error.LightweightTransactionException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

class ExceptionTranslationTests {

	private static final NosqlcException REFUSED = new LightweightTransactionException("refused", Document.of());

	@Test
	void anExceptionOfSpringSaysTheSameAndHasOursAsItsCause() {
		DataAccessException translated = ExceptionTranslation.translate(REFUSED);
		assertThat(translated).isInstanceOf(OptimisticLockingFailureException.class)
			.hasCause(REFUSED)
			.hasMessage("refused");
		assertThat(ExceptionTranslation.translate(new QueryTimeoutException("late", null)))
			.isInstanceOf(org.springframework.dao.QueryTimeoutException.class);
		assertThat(ExceptionTranslation.translate(new InvalidTokenException("damaged")))
			.isInstanceOf(InvalidDataAccessApiUsageException.class);
	}

	@Test
	void manyFailuresOfOneKindAreThatKind() {
		assertThat(ExceptionTranslation.translate(bulk(REFUSED, REFUSED)))
			.isInstanceOf(OptimisticLockingFailureException.class);
		assertThat(ExceptionTranslation.translate(bulk(new InvalidDocumentException("too large"))))
			.isInstanceOf(DataIntegrityViolationException.class);
		assertThat(ExceptionTranslation.translate(bulk(REFUSED, new InvalidDocumentException("too large"))))
			.isInstanceOf(NonTransientDataAccessResourceException.class);
		assertThat(ExceptionTranslation.translate(bulk(new IllegalStateException("odd"))))
			.isInstanceOf(NonTransientDataAccessResourceException.class);
	}

	private static BulkWriteException bulk(Throwable... failures) {
		Map<Object, Throwable> byKey = new LinkedHashMap<>();
		for (Throwable failure : failures) {
			byKey.put(byKey.size(), failure);
		}
		return new BulkWriteException("save 9 entities", 7, failures.length, byKey);
	}

}
