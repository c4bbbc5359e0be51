using System.Text;

namespace PostHog.Blocking.Corpus;

/// <summary>Streams, buffers and a hierarchy with virtual disposal.</summary>
public abstract class Reader(Stream stream) : IDisposable
{
    public delegate int Source(Memory<byte> buffer, CancellationToken cancellationToken);

    protected Stream Stream { get; } = stream;

    public void Dispose()
    {
        DisposeCore();
        GC.SuppressFinalize(this);
    }

    public abstract string Read(CancellationToken cancellationToken);

    public virtual int Copy(Source source, CancellationToken cancellationToken)
    {
        var total = 0;
        var buffer = new byte[16];
        int read;
        while ((read = source(buffer, cancellationToken)) > 0)
        {
            Stream.Write(buffer.AsMemory(0, read), cancellationToken);
            total += read;
        }

        Stream.Flush(cancellationToken);
        return total;
    }

    protected virtual void DisposeCore() => Stream.Dispose();
}

/// <summary>Reads text, by lines and by characters.</summary>
public sealed class TextReaderOfStream(Stream stream) : Reader(stream)
{
    public override string Read(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(cancellationToken))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    public override int Copy(Source source, CancellationToken cancellationToken) =>
        1 + base.Copy(source, cancellationToken);

    protected override void DisposeCore()
    {
        { } base.DisposeCore();
    }

    private IEnumerable<string> Lines(
        CancellationToken cancellationToken
    )
    {
        using var reader = new StreamReader(Stream, leaveOpen: true);
        while (reader.ReadLine(cancellationToken) is { } line)
        {
            yield return line;
        }
    }
}
