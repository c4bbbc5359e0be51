using System.Text;

namespace PostHog.Async.Corpus;

/// <summary>Streams, buffers and a hierarchy with virtual disposal.</summary>
public abstract class Reader(Stream stream) : IAsyncDisposable
{
    public delegate ValueTask<int> Source(Memory<byte> buffer, CancellationToken cancellationToken);

    protected Stream Stream { get; } = stream;

    public async ValueTask DisposeAsync()
    {
        await DisposeAsyncCore().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    public abstract Task<string> ReadAsync(CancellationToken cancellationToken);

    public virtual async ValueTask<int> CopyAsync(Source source, CancellationToken cancellationToken)
    {
        var total = 0;
        var buffer = new byte[16];
        int read;
        while ((read = await source(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await Stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            total += read;
        }

        await Stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        return total;
    }

    protected virtual ValueTask DisposeAsyncCore() => Stream.DisposeAsync();
}

/// <summary>Reads text, by lines and by characters.</summary>
public sealed class TextReaderOfStream(Stream stream) : Reader(stream)
{
    public override async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await foreach (var line in LinesAsync(cancellationToken).ConfigureAwait(false))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    public override async ValueTask<int> CopyAsync(Source source, CancellationToken cancellationToken) =>
        1 + await base.CopyAsync(source, cancellationToken).ConfigureAwait(false);

    protected override async ValueTask DisposeAsyncCore()
    {
        await Task.CompletedTask.ConfigureAwait(false);
        await base.DisposeAsyncCore().ConfigureAwait(false);
    }

    private async IAsyncEnumerable<string> LinesAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var reader = new StreamReader(Stream, leaveOpen: true);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            yield return line;
        }
    }
}
