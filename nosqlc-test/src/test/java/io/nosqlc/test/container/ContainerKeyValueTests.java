package io.nosqlc.test.container;

import io.nosqlc.test.AbstractKeyValueTests;

class ContainerKeyValueTests extends AbstractKeyValueTests implements ContainerStore {

}
