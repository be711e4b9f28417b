namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What runs once, before the first invocation.</summary>
/// <returns>Whether invocations are to be handled at all.</returns>
public delegate Task<bool> LambdaBootstrapInitializer();
