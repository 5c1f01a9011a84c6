package org.apache.cassandra.security;

import java.security.PermissionCollection;

/**
 * Stands in, on Java runtimes without a security manager, for the class of the same name that Cassandra cannot load
 * there. User-defined functions then run without a sandbox.
 */
public final class ThreadAwareSecurityManager {

	public static final PermissionCollection noPermissions = null;

	private ThreadAwareSecurityManager() {
	}

	public static void install() {
	}

	public static boolean isSecuredThread() {
		return false;
	}

}
