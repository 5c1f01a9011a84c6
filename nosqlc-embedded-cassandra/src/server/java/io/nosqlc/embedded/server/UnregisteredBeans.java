package io.nosqlc.embedded.server;

import java.lang.management.ManagementFactory;
import java.util.Set;

import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.QueryExp;

import org.apache.cassandra.utils.MBeanWrapper;

/**
 * Registers none of Cassandra's thousands of management beans, which nobody could reach without a JMX port and which cost a
 * quarter of the start. Cassandra finds the garbage collectors' own beans as ever.
 */
public final class UnregisteredBeans implements MBeanWrapper {

	@Override
	public void registerMBean(Object bean, ObjectName name, OnException onException) {
	}

	@Override
	public boolean isRegistered(ObjectName name, OnException onException) {
		return false;
	}

	@Override
	public void unregisterMBean(ObjectName name, OnException onException) {
	}

	@Override
	public Set<ObjectName> queryNames(ObjectName name, QueryExp query) {
		return getMBeanServer().queryNames(name, query);
	}

	@Override
	public MBeanServer getMBeanServer() {
		return ManagementFactory.getPlatformMBeanServer();
	}

}
