using System;
using System.IO.Pipes;
using System.Net.Security;
using System.Threading;

// Pipes and secured streams: the token is asked before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorPipeShims
{
    public static void Connect(this NamedPipeClientStream pipe, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        pipe.Connect();
    }

    public static void Connect(
        this NamedPipeClientStream pipe,
        int timeout,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        pipe.Connect(timeout);
    }

#if NET7_0_OR_GREATER
    public static void Connect(
        this NamedPipeClientStream pipe,
        TimeSpan timeout,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        pipe.Connect(timeout);
    }
#endif

    public static void WaitForConnection(
        this NamedPipeServerStream pipe,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        pipe.WaitForConnection();
    }

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
