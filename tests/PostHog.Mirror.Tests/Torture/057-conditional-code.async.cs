// The blocking branch of a conditional section is the one that counts.
#if BLOCKING
using Colour = System.Int32;
#else
using Colour = System.String;
#endif

namespace PostHog.Async.Cases;

#if BLOCKING
[Obsolete("blocking")]
#else
[Obsolete("async")]
#endif
public sealed class Case(
    Api api
#if !BLOCKING
    , int extra = 0
#endif
)
#if BLOCKING
    : IDisposable
#else
    : IAsyncDisposable
#endif
{
    public enum Kind
    {
        One,
#if BLOCKING
        Two,
#elif NET8_0_OR_GREATER
        Three,
#endif
    }

    private readonly int[] _numbers =
    [
        1,
#if BLOCKING && NET8_0_OR_GREATER
        2,
#endif
    ];

    public Colour? Colour { get; set; }

    public async Task TryAsync(bool choice)
    {
#if BLOCKING
        if (choice && _numbers.Length > 1)
#else
        if (choice && await api.IsUpAsync(default))
#endif
        {
            await api.RunAsync(
#if NET8_0_OR_GREATER
#if !BLOCKING
                CancellationToken.None
#endif
#endif
            );
        }
    }

#if BLOCKING
    public void Dispose() { }
#else
    public async ValueTask DisposeAsync() => await api.DisposeAsync();
#endif
}
