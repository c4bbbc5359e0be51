internal static class Shims
{
    public static string ReadAsString(this HttpContent content, CancellationToken cancellationToken) => "";

    public static byte[] ReadAsByteArray(this HttpContent content, TimeSpan patience) => [];

    public static byte[] ReadAsByteArray(this HttpResponseMessage message, System.Threading.CancellationToken token) => [];

    public static int Read(this System.IO.Stream stream, Memory<byte> buffer, System.Threading.CancellationToken token) => 0;
}
