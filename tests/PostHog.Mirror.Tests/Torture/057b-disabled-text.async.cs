// Code for the async form alone is left as it is.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
#if !BLOCKING
    public async Task OnlyHereAsync() => await Task.WhenAll(api.RunAsync());
#endif

#if BLOCKING
    public int Count() => 1;
#elif NET8_0_OR_GREATER
    public async Task<int> CountAsync() => await api.CountAsync().ConfigureAwait(false);
#else
    public Task<int> CountAsync() => throw new NotSupportedException();
#endif

    public async Task TryAsync() => await api.RunAsync();
}
