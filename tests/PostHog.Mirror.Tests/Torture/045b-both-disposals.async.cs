// Two ways to dispose become one.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public sealed class Both : IDisposable, IAsyncDisposable
    {
        public void Dispose() { }

        public ValueTask DisposeAsync() => default;
    }

    public sealed class Explicit : IDisposable, IAsyncDisposable
    {
        void IDisposable.Dispose() { }

        ValueTask IAsyncDisposable.DisposeAsync() => default;
    }
}
