// Timers and channels are seams of their own.
using System.Threading.Channels;

namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            Console.Out.Write(choice);
        }

        var channel = Channel.CreateBounded<int>(3);
        ChannelWriter<int> writer = channel.Writer;
        await writer.WriteAsync(1, cancellationToken);
        await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken))
        {
            Console.Out.Write(item);
        }
    }
}
