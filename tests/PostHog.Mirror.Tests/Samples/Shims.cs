internal static class Shims
{
    public static void LoadIntoBuffer(this HttpContent content) { }

    public static void LoadIntoBuffer(this HttpContent content, TimeSpan patience) { }

    public static void LoadIntoBuffer(this HttpResponseMessage message, long size) { }

    public static int Read(this System.IO.Stream stream, Memory<byte> buffer, System.Threading.CancellationToken token) => 0;
}
