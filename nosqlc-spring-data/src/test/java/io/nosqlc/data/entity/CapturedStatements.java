package io.nosqlc.data.entity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;

import io.nosqlc.embedded.EmbeddedCassandra;

/**
 * What is sent through a session, at the moment when it is handed to the driver.
 */
public final class CapturedStatements {

	private final List<Statement<?>> statements = new CopyOnWriteArrayList<>();

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
					}
					return invoke(method, session, arguments);
				});
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
	 * Forgets all, and runs something.
	 * @return what that sent
	 */
	public CapturedStatements during(Runnable action) {
		this.statements.clear();
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
