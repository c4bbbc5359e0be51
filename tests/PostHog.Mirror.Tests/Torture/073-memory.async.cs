// A buffer is passed on as it is.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        Memory<byte> buffer = new byte[8];
        using var stream = new MemoryStream();
        var read = await stream.ReadAsync(buffer.Slice(1), cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync();
        Console.Out.Write(read);
    }
}
