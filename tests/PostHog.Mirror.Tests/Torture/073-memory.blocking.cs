// A buffer is passed on as it is.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        Memory<byte> buffer = new byte[8];
        using var stream = new MemoryStream();
        var read = stream.Read(buffer.Slice(1), cancellationToken);
        stream.Flush();
        Console.Out.Write(read);
    }
}
