package io.nosqlc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.nosqlc.error.ClientClosedException;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.error.InvalidKeyException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BulkOperationsTests {

	private final Client client = DriverManager.getClient("nosqlc:memory:");

	private final Collection things = this.client.getCollection("things");

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void storesEverythingThatAnInputBrings() {
		Stream<Map.Entry<String, Document>> input = IntStream.range(0, 1000).mapToObj(BulkOperationsTests::numbered);
		BulkResult result = this.things.storeAll(input::iterator);
		assertThat(result).isEqualTo(new BulkResult(1000, 0, Map.of()));
		assertThat(result.isComplete()).isTrue();
		assertThat(this.things.find().count()).isEqualTo(1000);
	}

	@Test
	void aDocumentThatCannotBeStoredFailsForItself() {
		List<Map.Entry<String, Map<String, Object>>> input = List.of(Map.entry("a", Map.of("n", 1)),
				Map.entry("", Map.of("n", 2)), Map.entry("c", Map.of("n", Double.NaN)), Map.entry("d", Map.of("n", 4)));
		BulkResult result = this.things.storeAll(input);
		assertThat(result.stored()).isEqualTo(2);
		assertThat(result.failed()).isEqualTo(2);
		assertThat(result.failures()).containsOnlyKeys("", "c");
		assertThat(result.failures().get("")).isInstanceOf(InvalidKeyException.class);
		assertThat(result.failures().get("c")).isInstanceOf(InvalidDocumentException.class);
		assertThat(this.things.getAll(List.of("d", "c", "a"))).containsOnlyKeys("d", "a");
	}

	@Test
	void keepsTheReasonsOfTheFirstThousandFailuresOnly() {
		List<Map.Entry<String, Map<String, Object>>> input = new ArrayList<>();
		for (int i = 0; i < 1500; i++) {
			input.add(Map.entry("k" + i, Map.of("n", Double.NaN)));
		}
		BulkResult result = this.things.storeAll(input);
		assertThat(result.failed()).isEqualTo(1500);
		assertThat(result.failures()).hasSize(BulkResult.MAX_FAILURES).containsKey("k0").doesNotContainKey("k1499");
	}

	@Test
	void anInputThatBreaksEndsTheBulk() {
		Stream<Map.Entry<String, Document>> input = IntStream.range(0, 10).mapToObj((i) -> {
			if (i == 5) {
				throw new IllegalStateException("line 6 is broken");
			}
			return numbered(i);
		});
		assertThatIllegalStateException().isThrownBy(() -> this.things.storeAll(input::iterator))
			.withMessage("line 6 is broken");
	}

	@Test
	void theInputOfAWaitingCallerIsReadOnItsThread() {
		Set<Thread> threads = ConcurrentHashMap.newKeySet();
		Stream<Map.Entry<String, Document>> input = IntStream.range(0, 1000).mapToObj((i) -> {
			threads.add(Thread.currentThread());
			return numbered(i);
		});
		this.things.storeAll(input::iterator);
		assertThat(threads).containsOnly(Thread.currentThread());
	}

	@Test
	void whatWasReadIsStoredWhileTheInputTakesItsTime() {
		Stream<Map.Entry<String, Document>> input = IntStream.range(0, 5).mapToObj((i) -> {
			if (i == 4) {
				assertThat(CompletableFuture.supplyAsync(() -> this.things.find().count()))
					.succeedsWithin(10, TimeUnit.SECONDS)
					.satisfies((stored) -> assertThat(stored).isGreaterThanOrEqualTo(3));
			}
			return numbered(i);
		});
		assertThat(this.things.storeAll(input::iterator).stored()).isEqualTo(5);
	}

	@Test
	void changesAndDeletesWhatMatchesAndSaysHowMuch() {
		this.things.storeAll(IntStream.range(0, 700).mapToObj(BulkOperationsTests::numbered).toList());
		assertThat(this.things.updateAll(where("n").lt(300), Map.of("low", true))).isEqualTo(300);
		assertThat(this.things.find(where("low").eq(true)).count()).isEqualTo(300);
		assertThat(this.things.deleteAll(where("n").gte(600).or(where("n").eq(5)))).isEqualTo(101);
		assertThat(this.things.find().count()).isEqualTo(599);
		assertThat(this.things.deleteAll(where("n").gt(10_000))).isZero();
	}

	@Test
	void noKeyCanBeGivenToAll() {
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> this.things.updateAll(where("n").eq(1), Map.of("_id", "k")))
			.withMessageContaining("'_id'");
	}

	@Test
	void aClosedClientEndsTheBulk() {
		Stream<Map.Entry<String, Document>> input = IntStream.range(0, 10_000).mapToObj((i) -> {
			if (i == 2000) {
				this.client.close();
			}
			return numbered(i);
		});
		assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> this.things.storeAll(input::iterator));
	}

	private static Map.Entry<String, Document> numbered(int number) {
		return Map.entry("k" + number, Document.of("n", number));
	}

}
