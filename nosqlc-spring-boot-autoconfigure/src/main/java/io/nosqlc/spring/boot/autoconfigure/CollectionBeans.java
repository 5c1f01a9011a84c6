package io.nosqlc.spring.boot.autoconfigure;

import java.util.Map;

import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.Assert;

import io.nosqlc.Client;
import io.nosqlc.Collection;

/**
 * Defines a bean {@code ordersCollection} for each entry {@code orders} under
 * {@code nosqlc.collections}, unless the application has a bean of that name.
 */
class CollectionBeans implements ImportBeanDefinitionRegistrar {

	private static final Bindable<Map<String, Object>> ENTRIES = Bindable.mapOf(String.class, Object.class);

	private final Environment environment;

	CollectionBeans(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClass, BeanDefinitionRegistry registry) {
		Binder.get(this.environment)
			.bind("nosqlc.collections", ENTRIES)
			.ifBound((entries) -> entries.keySet().forEach((name) -> register(registry, name)));
	}

	private void register(BeanDefinitionRegistry registry, String name) {
		String beanName = name + "Collection";
		if (registry.containsBeanDefinition(beanName)) {
			return;
		}
		RootBeanDefinition definition = new RootBeanDefinition(CollectionBeans.class);
		definition.setFactoryMethodName("collection");
		definition.setTargetType(Collection.class);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, new RuntimeBeanReference(Client.class));
		definition.getConstructorArgumentValues().addIndexedArgumentValue(1, name);
		definition.setResourceDescription("entry '" + name + "' of nosqlc.collections");
		registry.registerBeanDefinition(beanName, definition);
	}

	static Collection collection(Client client, String name) {
		return client.getCollection(name);
	}

	static String nameAt(InjectionPoint target) {
		CollectionName name = target.getAnnotation(CollectionName.class);
		Assert.state(name != null,
				() -> "No @CollectionName at " + target.getMember() + " says which collection to inject");
		return name.value();
	}

}
