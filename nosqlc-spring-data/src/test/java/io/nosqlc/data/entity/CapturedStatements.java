package io.nosqlc.data.entity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import org.jspecify.annotations.Nullable;

import io.nosqlc.embedded.EmbeddedCassandra;

/**
 * What is sent through a session, at the moment when it is handed to the driver.
 */
public final class CapturedStatements {

	private final List<Statement<?>> statements = new CopyOnWriteArrayList<>();

	private final List<String> warnings = new CopyOnWriteArrayList<>();

	private final AtomicInteger inFlight = new AtomicInteger();

	private final AtomicInteger mostInFlight = new AtomicInteger();

	private final AtomicInteger answersToLose = new AtomicInteger();

	private volatile int awaited;

	private volatile CompletableFuture<@Nullable Void> together = CompletableFuture.completedFuture(null);

	/**
	 * Opens a session whose statements are captured.
	 */
	public CqlSession open(EmbeddedCassandra cassandra) {
		CqlSession session = CqlSession.builder()
			.addContactPoint(new InetSocketAddress(cassandra.host(), cassandra.port()))
			.withLocalDatacenter("datacenter1")
			.build();
		return (CqlSession) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { CqlSession.class },
				(proxy, method, arguments) -> {
					if (method.getName().startsWith("execute") && arguments[0] instanceof Statement<?> statement) {
						this.statements.add(statement);
						begun();
						return ended(invoke(method, session, arguments));
					}
					return invoke(method, session, arguments);
				});
	}

	private void begun() {
		int now = this.inFlight.incrementAndGet();
		this.mostInFlight.accumulateAndGet(now, Math::max);
		if (now >= this.awaited) {
			this.together.complete(null);
		}
	}

	private Object ended(Object answer) {
		if (answer instanceof CompletionStage<?> real) {
			CompletionStage<?> stage = real.thenCombine(this.together, (result, ready) -> result);
			boolean lost = this.answersToLose.getAndUpdate((left) -> Math.max(0, left - 1)) > 0;
			CompletionStage<?> told = lost ? stage.thenApply((result) -> {
				throw new DriverTimeoutException("the answer is lost");
			}) : stage;
			return told.whenComplete((result, error) -> {
				this.inFlight.decrementAndGet();
				if (result instanceof AsyncResultSet rows) {
					this.warnings.addAll(rows.getExecutionInfo().getWarnings());
				}
			});
		}
		this.inFlight.decrementAndGet();
		return answer;
	}

	private static Object invoke(Method method, CqlSession session, Object[] arguments) throws Throwable {
		try {
			return method.invoke(session, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	/**
	 * Lets the next request take effect, and be answered as if it had not been answered.
	 */
	public void loseAnswer() {
		this.answersToLose.incrementAndGet();
	}

	/**
	 * Holds all answers back until so many requests have none.
	 */
	public void holdAnswersUntil(int requests) {
		this.together = new CompletableFuture<>();
		this.awaited = requests;
	}

	/**
	 * Forgets all, and runs something.
	 * @return what that sent
	 */
	public CapturedStatements during(Runnable action) {
		this.statements.clear();
		this.warnings.clear();
		this.mostInFlight.set(0);
		action.run();
		return this;
	}

	/**
	 * Returns the statements that changed or read rows, a batch as one.
	 */
	public List<Statement<?>> statements() {
		return List.copyOf(this.statements);
	}

	/**
	 * Returns how many statements each request had.
	 */
	public List<Integer> sizes() {
		return this.statements.stream().map((it) -> (it instanceof BatchStatement batch) ? batch.size() : 1).toList();
	}

	/**
	 * Returns what the servers warned of.
	 */
	public List<String> warnings() {
		return List.copyOf(this.warnings);
	}

	/**
	 * Returns how many requests had no answer yet at the same time, at the most.
	 */
	public int mostInFlight() {
		return this.mostInFlight.get();
	}

	/**
	 * Returns the texts of the statements, those of a batch each, without the quotes
	 * around names.
	 */
	public List<String> cql() {
		List<String> texts = new ArrayList<>();
		for (Statement<?> statement : this.statements) {
			if (statement instanceof BatchStatement batch) {
				batch.forEach((BatchableStatement<?> it) -> texts.add(cql(it)));
			}
			else {
				texts.add(cql(statement));
			}
		}
		return texts;
	}

	private static String cql(Statement<?> statement) {
		String text = (statement instanceof BoundStatement bound) ? bound.getPreparedStatement().getQuery()
				: ((SimpleStatement) statement).getQuery();
		return text.replace("\"", "");
	}

}
