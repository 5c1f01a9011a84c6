package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.datastax.oss.driver.api.core.CqlSession;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
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

	private final ConnectionOrigin origin;

	private volatile @Nullable CqlSession session;

	private SessionOnFirstUse(ObjectProvider<CqlSession> bean, ConnectionOrigin origin) {
		this.bean = bean;
		this.origin = origin;
	}

	static CqlSession of(ObjectProvider<CqlSession> bean, ConnectionOrigin origin) {
		return (CqlSession) Proxy.newProxyInstance(CqlSession.class.getClassLoader(),
				new Class<?>[] { CqlSession.class }, new SessionOnFirstUse(bean, origin));
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
			return this.bean.getObject();
		}
		catch (BeansException ex) {
			throw unavailable(ex);
		}
	}

	private ClientUnavailableException unavailable(BeansException error) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(error);
		ConnectionDiagnosis diagnosis = ConnectionDiagnosis.of(cause, this.origin);
		return new ClientUnavailableException((diagnosis != null) ? diagnosis.toString()
				: "The session of the application cannot be opened: " + cause.getMessage(), error);
	}

}
