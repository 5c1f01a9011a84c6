package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Node;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.core.NestedExceptionUtils;

import io.nosqlc.error.ClientUnavailableException;

/**
 * The session bean, which connects when it is made, so it is made when it is first used.
 * A failure is not kept: the next use tries again.
 *
 * <p>
 * The first use waits for the connection, even if it is an asynchronous one: it may be
 * made by a thread that creates another bean and holds the lock that a thread of our own
 * would wait for.
 */
final class SessionOnFirstUse implements InvocationHandler {

	private final ObjectProvider<CqlSession> bean;

	private final ObjectProvider<CassandraConnectionDetails> details;

	private final ConnectionOrigin origin;

	private volatile @Nullable CqlSession session;

	private SessionOnFirstUse(ListableBeanFactory beans, ConnectionOrigin origin) {
		this.bean = beans.getBeanProvider(CqlSession.class);
		this.details = beans.getBeanProvider(CassandraConnectionDetails.class);
		this.origin = origin;
	}

	static CqlSession of(ListableBeanFactory beans, ConnectionOrigin origin) {
		return (CqlSession) Proxy.newProxyInstance(CqlSession.class.getClassLoader(),
				new Class<?>[] { CqlSession.class }, new SessionOnFirstUse(beans, origin));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (method.getDeclaringClass() == Object.class) {
			return ofObject(proxy, method, arguments);
		}
		CqlSession target;
		try {
			target = session();
		}
		catch (ClientUnavailableException ex) {
			if (method.getReturnType() == CompletionStage.class) {
				return CompletableFuture.failedFuture(ex);
			}
			throw ex;
		}
		return invoke(target, method, arguments);
	}

	private static @Nullable Object invoke(CqlSession target, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private Object ofObject(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
		return switch (method.getName()) {
			case "equals" -> arguments != null && proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			default -> "CqlSession on first use";
		};
	}

	private CqlSession session() {
		CqlSession open = this.session;
		if (open == null) {
			open = open();
			this.session = open;
		}
		return open;
	}

	private CqlSession open() {
		try {
			CqlSession opened = this.bean.getObject();
			refuseUnusable(opened);
			return opened;
		}
		catch (BeansException | UnusableSessionException ex) {
			throw unavailable(ex);
		}
	}

	/**
	 * With a local datacenter that does not exist the driver connects, and then finds no
	 * node for any request.
	 */
	private void refuseUnusable(CqlSession opened) {
		var nodes = opened.getMetadata().getNodes().values();
		if (nodes.stream().allMatch((node) -> node.getDistance() == NodeDistance.IGNORED)) {
			CassandraConnectionDetails given = this.details.getIfUnique();
			throw new UnusableSessionException(String.valueOf((given != null) ? given.getLocalDatacenter() : null),
					nodes.stream().map(Node::getDatacenter).filter(Objects::nonNull).collect(Collectors.toSet()));
		}
	}

	private ClientUnavailableException unavailable(RuntimeException error) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(error);
		ConnectionDiagnosis diagnosis = ConnectionDiagnosis.of(cause, this.origin);
		return new ClientUnavailableException((diagnosis != null) ? diagnosis.inOneLine()
				: "The session of the application cannot be opened: " + cause.getMessage(), error);
	}

}
