package io.nosqlc;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import io.nosqlc.error.InvalidKeyException;
import io.nosqlc.filter.Filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A collection whose driver implements no hook.
 */
class MissingHookTests {

	private final Client client = new RecordingDriver("test:").connect("test:", Map.of());

	private final Collection things = this.client.getCollection("things");

	@Test
	void eachOperationThatIsLeftOutIsNamed() {
		assertUnsupported("get", () -> this.things.get("k"));
		assertUnsupported("get", () -> this.things.getAll(List.of("k")));
		assertUnsupported("store", () -> this.things.store("k", Map.of()));
		assertUnsupported("store", () -> this.things.insert(Map.of()));
		assertUnsupported("store", () -> this.things.storeAll(List.of(Map.entry("k", Map.of()))));
		assertUnsupported("storeIfAbsent", () -> this.things.storeIfAbsent("k", Map.of()));
		assertUnsupported("update", () -> this.things.update("k", Map.of()));
		assertUnsupported("delete", () -> this.things.delete("k"));
		assertUnsupported("find", this.things::find);
		assertUnsupported("find", () -> this.things.deleteAll(Filter.all()));
	}

	@Test
	void argumentsAreCheckedAllTheSame() {
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> this.things.get(""));
	}

	@Test
	void aClientWrapsItselfAndWhatItsDriverSays() {
		assertThat(this.client.isWrapperFor(ClientRuntime.class)).isTrue();
		assertThat(this.client.unwrap(Client.class)).isSameAs(this.client);
		assertThat(this.client.isWrapperFor(List.class)).isFalse();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> this.client.unwrap(List.class))
			.withMessageContaining("java.util.List");
	}

	private static void assertUnsupported(String operation, ThrowingCallable call) {
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(call)
			.withMessageContaining("'" + operation + "' is not supported by HooklessCollection");
	}

}
