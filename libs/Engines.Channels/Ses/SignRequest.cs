namespace Engines.Channels;

/// <summary>Signs a request to AWS with Signature Version 4 for the service <c>ses</c>, by adding headers to it.</summary>
/// <param name="request">The request; its content is set and must not be read.</param>
/// <param name="body">The bytes that the content will send.</param>
/// <param name="cancellationToken">Ends the search for credentials.</param>
public delegate ValueTask SignRequest(HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
