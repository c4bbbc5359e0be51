namespace PostHog.Trimming.Program;

/// <summary>Holds a generic class, whose name has every part that a name can have.</summary>
internal static class Outer
{
    internal sealed class GenericHandler<T>() : DelegatingHandler(new SocketsHttpHandler())
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Requests++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
