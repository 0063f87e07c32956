package dev.rederive.junit;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/**
 * Runs write-ups as tests. Documents are judged while tests are discovered, because their tags are
 * the verdicts and filters look at tags before anything runs; running then only reports.
 */
public final class DerivationsEngine extends HierarchicalTestEngine<EngineExecutionContext> {
  @Override
  public String getId() {
    return "rederive";
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    EngineDescriptor engine = new EngineDescriptor(id, "rederive");
    Parameters parameters = Parameters.of(request.getConfigurationParameters());
    EngineDiscoveryRequestResolver.builder()
        .addSelectorResolver(new DocumentResolver(parameters, id))
        .addClassContainerSelectorResolver(DocumentResolver::isMarked)
        .build()
        .resolve(request, engine);
    return engine;
  }

  @Override
  protected EngineExecutionContext createExecutionContext(ExecutionRequest request) {
    return new EngineExecutionContext() {};
  }
}
