package io.nosqlc.test.container;

import io.nosqlc.test.AbstractUpdateTests;

class ContainerUpdateTests extends AbstractUpdateTests implements ContainerStore {

}
