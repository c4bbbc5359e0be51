using System.Collections.Concurrent;

namespace PostHog.Blocking.Tests.Sockets;

/// <summary>Notes which threads write to and read from the connections of a handler.</summary>
internal sealed class ThreadRecorder
{
    public ConcurrentQueue<int> Writers { get; } = new();

    public ConcurrentQueue<int> Readers { get; } = new();

    /// <summary>Returns a handler whose connections are watched.</summary>
    public SocketsHttpHandler Handler() =>
        new()
        {
            PlaintextStreamFilter = (context, _) =>
                ValueTask.FromResult<Stream>(new WatchedStream(context.PlaintextStream, this)),
        };
}
