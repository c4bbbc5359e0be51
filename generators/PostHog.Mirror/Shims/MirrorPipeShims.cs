using System;
using System.IO.Pipes;
using System.Net.Security;
using System.Threading;

// Pipes and secured streams: the token is asked before the call, and while nobody listens.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorPipeShims
{
    public static void Connect(
        this NamedPipeClientStream pipe,
        CancellationToken cancellationToken
    ) => pipe.Connect(Timeout.Infinite, cancellationToken);

    public static void Connect(
        this NamedPipeClientStream pipe,
        int timeout,
        CancellationToken cancellationToken
    )
    {
        const int Step = 50;
        var begun = Environment.TickCount;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var left = timeout - unchecked(Environment.TickCount - begun);
            var isLast = timeout != Timeout.Infinite && left <= Step;
            try
            {
                pipe.Connect(
                    !cancellationToken.CanBeCanceled ? timeout
                    : isLast ? Math.Max(left, 0)
                    : Step
                );
                return;
            }
            catch (TimeoutException) when (cancellationToken.CanBeCanceled && !isLast)
            {
                // Nobody listens yet: the token is asked, and the pipe again.
            }
        }
    }

#if NET7_0_OR_GREATER
    public static void Connect(
        this NamedPipeClientStream pipe,
        TimeSpan timeout,
        CancellationToken cancellationToken = default
    ) => pipe.Connect((int)timeout.TotalMilliseconds, cancellationToken);
#endif

#if NET5_0_OR_GREATER
    public static void AuthenticateAsClient(
        this SslStream stream,
        SslClientAuthenticationOptions options,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        stream.AuthenticateAsClient(options);
    }

    public static void AuthenticateAsServer(
        this SslStream stream,
        SslServerAuthenticationOptions options,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        stream.AuthenticateAsServer(options);
    }
#endif
}
