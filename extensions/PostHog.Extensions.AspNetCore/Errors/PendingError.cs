using PostHog.Context;

namespace PostHog.Extensions.AspNetCore.Errors;

/// <summary>An exception of a request, with the person and route as they were when it was thrown.</summary>
internal sealed record PendingError(Exception Error, ContextValues Values);
