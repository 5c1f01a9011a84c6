package io.nosqlc.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.nosqlc.internal.match.ByteMatcher;

/**
 * Tells which of some documents in memory pass a filter.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class FilterBenchmark {

	private static final int DOCUMENTS = 64;

	private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
	};

	/** How long a document is, about. */
	@Param("300")
	public int bytes;

	/** Name of a {@link SampleFilter}. */
	@Param("TEXT")
	public String filter = "";

	private final ObjectMapper mapper = new ObjectMapper();

	private List<byte[]> documents = List.of();

	private SampleFilter sample = SampleFilter.TEXT;

	private ByteMatcher matcher = ByteMatcher.of(SampleFilter.TEXT.filter());

	@Setup
	public void prepare() throws IOException {
		this.sample = SampleFilter.valueOf(this.filter);
		this.matcher = ByteMatcher.of(this.sample.filter());
		this.documents = new ArrayList<>();
		for (int i = 0; i < DOCUMENTS; i++) {
			this.documents.add(this.mapper.writeValueAsBytes(Samples.order(i, this.bytes)));
		}
		if (nosqlc() != naive() || streaming() != naive()) {
			throw new IllegalStateException(
					"Different numbers pass " + this.filter + ": " + nosqlc() + ", " + naive() + " and " + streaming());
		}
	}

	@Benchmark
	@OperationsPerInvocation(DOCUMENTS)
	public int nosqlc() {
		int matched = 0;
		for (byte[] json : this.documents) {
			matched += this.matcher.matches("key", json) ? 1 : 0;
		}
		return matched;
	}

	@Benchmark
	@OperationsPerInvocation(DOCUMENTS)
	public int naive() throws IOException {
		int matched = 0;
		for (byte[] json : this.documents) {
			matched += this.sample.filter().matches(this.mapper.readValue(json, MAP)) ? 1 : 0;
		}
		return matched;
	}

	@Benchmark
	@OperationsPerInvocation(DOCUMENTS)
	public int streaming() throws IOException {
		int matched = 0;
		for (byte[] json : this.documents) {
			matched += this.sample.streaming().matches(json) ? 1 : 0;
		}
		return matched;
	}

}
