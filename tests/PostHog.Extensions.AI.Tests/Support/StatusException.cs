using System.Net;

namespace PostHog.Extensions.AI.Tests.Support;

/// <summary>An exception of a provider that says its status as those of AWS do.</summary>
internal sealed class StatusException(HttpStatusCode status) : Exception
{
    public HttpStatusCode StatusCode => status;
}
